// @ts-check
// The Review screen: each answer has a key.
import { writing } from "/static/desk.js";

addEventListener("keydown", (event) => {
  if (writing(event)) return;
  const press = event.key === "k" ? null : /** @type {HTMLElement | null} */ (document.querySelector(`[data-press="${CSS.escape(event.key)}"]`));
  const before = event.key === "k" ? /** @type {HTMLElement | null} */ (document.querySelector("[data-before]")) : null;
  if (press?.getClientRects().length) press.click();
  else if (before) location.href = before.dataset.before || "/review";
  else return;
  event.preventDefault();
});
