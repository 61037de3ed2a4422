// @ts-check
// The Add screen: dropping files, and a list of what was chosen.
const form = /** @type {HTMLFormElement} */ (document.getElementById("add"));
const input = /** @type {HTMLInputElement} */ (form.querySelector("input[type=file]"));
const drop = /** @type {HTMLElement} */ (form.querySelector(".drop"));
const chosen = /** @type {HTMLElement} */ (document.getElementById("chosen"));

const list = () => chosen.replaceChildren(...[...(input.files || [])].slice(0, 40).map((file) => {
  const row = document.createElement("li");
  row.textContent = `${file.name} · ${Math.ceil(file.size / 1024).toLocaleString("en")} kB`;
  return row;
}));
input.addEventListener("change", list);
for (const kind of ["dragenter", "dragover", "dragleave", "drop"]) drop.addEventListener(kind, (event) => {
  event.preventDefault();
  drop.classList.toggle("over", kind === "dragenter" || kind === "dragover");
  const files = /** @type {DragEvent} */ (event).dataTransfer?.files;
  if (kind === "drop" && files?.length) { input.files = files; list(); }
});
