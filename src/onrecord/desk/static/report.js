// @ts-check
// The Report screen: going through it, moving, editing by key. Every key presses a button that is there without it.
import { say, writing } from "/static/desk.js";

/** @returns {HTMLElement[]} */
const items = () => [...document.querySelectorAll(".item, .chapter > header")].map((one) => /** @type {HTMLElement} */ (one.closest(".item") || one));
/** @returns {HTMLElement | null} */
const here = () => document.querySelector(".item.here, header.here");

/** @param {HTMLElement | undefined} next */
const choose = (next) => {
  if (!next) return;
  for (const one of document.querySelectorAll(".builder .here")) { one.classList.remove("here"); one.removeAttribute("aria-current"); }
  next.classList.add("here");
  next.setAttribute("aria-current", "true");
  if (!next.hasAttribute("tabindex")) next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
};

/** @param {number} by */
const go = (by) => {
  const all = items(), at = all.indexOf(/** @type {HTMLElement} */ (here()));
  choose(all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + by))]);
};

/** @param {string} what */
const press = (what) => {
  const on = here();
  if (!on) { say("Choose an item first: j and k go through them."); return; }
  /** @type {HTMLButtonElement | null} */ (on.querySelector(`.moves button[value=${what}]`))?.click();
};

/** @param {string} what */
const unfold = (what) => {
  const on = here();
  const fold = /** @type {HTMLDetailsElement | null} */ (
    on?.querySelector(`[data-do=${what}]`) || (what === "edit" ? on?.parentElement?.querySelector(":scope > .edit") : on?.parentElement?.querySelector(".adding details")));
  if (!on || !fold) { say(on ? "Only your own words can be edited." : "Choose an item first: j and k go through them."); return; }
  fold.open = true;
  /** @type {HTMLElement | null} */ (fold.querySelector("textarea, input:not([type=hidden])"))?.focus();
};

/** @type {Record<string, () => void>} */
const keys = {
  j: () => go(1),
  k: () => go(-1),
  J: () => press("down"),
  K: () => press("up"),
  x: () => press("out"),
  e: () => unfold("edit"),
  w: () => unfold("write"),
  u: () => /** @type {HTMLElement | null} */ (document.querySelector("[data-key=u]"))?.click(),
  n: () => document.getElementById("ask")?.focus(),
  p: () => /** @type {HTMLElement | null} */ (document.querySelector("a[href='/report/preview']"))?.click(),
};

addEventListener("keydown", (event) => {
  const on = /** @type {HTMLElement} */ (event.target);
  if (on instanceof HTMLTextAreaElement && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); on.form?.requestSubmit(); return; }
  if (event.key === "Escape" && on.closest(".fold")) {
    const fold = /** @type {HTMLDetailsElement} */ (on.closest(".fold"));
    fold.open = false;
    choose(/** @type {HTMLElement | undefined} */ (fold.closest(".item") || undefined));
    return;
  }
  if (writing(event) || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});

if (/^#[iq]-/.test(location.hash)) {
  const came = document.getElementById(location.hash.slice(1));
  choose(came?.classList.contains("chapter") ? /** @type {HTMLElement} */ (came.querySelector("header")) : came || undefined);
}
