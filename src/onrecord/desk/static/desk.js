// @ts-check
// Keys that every screen has. Everything can be reached without them.

/** @param {string} words @param {number} long How long it is shown, in milliseconds; 0 until something else is said. */
export const say = (words, long = 6000) => {
  const said = /** @type {HTMLElement} */ (document.getElementById("said"));
  said.textContent = words;
  clearTimeout(Number(said.dataset.timer));
  if (long) said.dataset.timer = String(setTimeout(() => { said.textContent = ""; }, long));
};

/** Say something after the next page is there. @param {string} words */
export const sayNext = (words) => sessionStorage.setItem("said", words);

const kept = sessionStorage.getItem("said");
if (kept) { sessionStorage.removeItem("said"); say(kept); }

/** Whether somebody is writing, so that letters are letters. @param {KeyboardEvent} event */
export const writing = (event) => {
  const on = /** @type {HTMLElement} */ (event.target);
  return event.ctrlKey || event.metaKey || event.altKey || on.isContentEditable ||
    /^(textarea|select)$/i.test(on.tagName) || (on instanceof HTMLInputElement && !/^(checkbox|radio)$/.test(on.type)) ||
    Boolean(document.querySelector("dialog[open]"));
};

/** The row that is looked at, of a list that keys go through. @param {string} list */
const rows = (list) => [...document.querySelectorAll(`[data-keys=${list}] > *`)].filter((row) => row.getClientRects().length);

/**
 * Go on by so many rows and show the row that is come to.
 * @param {string} list @param {number} by @returns {HTMLElement | null}
 */
export const go = (list, by) => {
  const all = /** @type {HTMLElement[]} */ (rows(list));
  if (!all.length) return null;
  const at = all.findIndex((row) => row.classList.contains("here"));
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))];
  choose(all, next);
  return next;
};

/** @param {HTMLElement[]} all @param {HTMLElement} next */
const choose = (all, next) => {
  for (const row of all) { row.classList.remove("here"); row.removeAttribute("aria-current"); }
  next.classList.add("here");
  next.setAttribute("aria-current", "true");
  next.scrollIntoView({ block: "nearest" });
  /** @type {HTMLElement} */ (next.querySelector("a.open, a.quote") || next).focus({ preventScroll: true });
};

/** @param {HTMLElement} row */
export const chooseRow = (row) => choose(/** @type {HTMLElement[]} */ ([.../** @type {Element} */ (row.parentElement).children]), row);

/** @type {Record<string, () => void>} */
const keys = {
  "/": () => {
    const field = /** @type {HTMLInputElement | null} */ (document.querySelector("[data-key='/']"));
    if (field) { field.focus(); field.select(); } else location.href = "/record#q";
  },
  "?": () => /** @type {HTMLDialogElement | null} */ (document.getElementById("help"))?.showModal(),
};

/** Put something into the report without leaving the page. @param {HTMLButtonElement} button */
const toReport = async (button) => {
  const form = /** @type {HTMLFormElement} */ (button.form), given = new FormData(form);
  given.set(button.name, button.value);
  const answer = await fetch(form.action, { method: "POST", body: given, headers: { Accept: "application/json" } });
  const told = await answer.json();
  if (answer.ok) button.classList.add("in");
  say(told.said || told.error);
};
addEventListener("click", (event) => {
  const button = /** @type {HTMLButtonElement | null} */ (/** @type {Element} */ (event.target).closest("button[form=to-report]"));
  if (!button) return;
  event.preventDefault();
  toReport(button);
});
keys.r = () => {
  const button = /** @type {HTMLButtonElement | null} */ (document.querySelector(".here button[form=to-report]") || document.querySelector("main .pick-page[form=to-report]"));
  if (button) button.click(); else if (document.querySelector("[form=to-report]")) say("Choose a statement first: j and k go through them.");
};

addEventListener("keydown", (event) => {
  if (writing(event)) return;
  const list = document.querySelector("[data-keys=lines]") ? "lines" : "";
  if (list && (event.key === "j" || event.key === "k")) go(list, event.key === "j" ? 1 : -1);
  else if (keys[event.key]) keys[event.key]();
  else return;
  event.preventDefault();
});
if (location.hash === "#q") keys["/"]();
