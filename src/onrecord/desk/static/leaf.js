// @ts-check
// The Document screen: statements by key, marks on text and original, decisions. Offsets count code points.
import { adjust } from "/static/adjust.js";
import { chooseRow, go, say, sayNext, writing } from "/static/desk.js";
import { placed } from "/static/offsets.js";

/** @typedef {import("/static/offsets.js").Span} Span */

const leaf = /** @type {HTMLElement} */ (document.querySelector(".leaf"));
const text = /** @type {HTMLElement | null} */ (leaf.querySelector(".text"));
const words = text && placed(text);
const ask = /** @type {HTMLDialogElement} */ (document.getElementById("ask"));
const form = /** @type {HTMLFormElement} */ (ask.querySelector("form"));
const highlights = "highlights" in CSS ? CSS.highlights : null;
const calm = matchMedia("(prefers-reduced-motion: reduce)");
/** @type {ReturnType<typeof adjust> | null} */
let adjusting = null;

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** Light stretches of the text up under a name; without the Highlight API those of the page that they touch. @param {string} name @param {Span[]} spans @returns {Range[]} */
const light = (name, spans) => {
  const ranges = /** @type {Range[]} */ (words ? spans.map(words.range).filter(Boolean) : []);
  if (highlights) { if (ranges.length) highlights.set(name, new Highlight(...ranges)); else highlights.delete(name); }
  else {
    for (const old of leaf.querySelectorAll(`.text .is-${name}`)) old.classList.remove(`is-${name}`);
    for (const part of ranges.length && text ? text.querySelectorAll("span") : []) if (ranges.some((range) => range.intersectsNode(part))) part.classList.add(`is-${name}`);
  }
  return ranges;
};

/** Mark stretches of the text and bring the first into sight. @param {Span[]} spans */
const show = (spans, scroll = true) => {
  for (const old of leaf.querySelectorAll(".text .is-here")) old.classList.remove("is-here");
  const [first] = light("here", spans);
  if (!first || !scroll) return;
  for (let box = first.startContainer.parentElement?.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
  const seen = first.getBoundingClientRect();
  if (seen.top < 90 || seen.bottom > innerHeight - 60) scrollBy({ top: seen.top - innerHeight / 3, behavior: calm.matches ? "instant" : "smooth" });
};

/** @param {Span[]} spans */
const asked = (spans) => spans.map((span) => `s=${span.join(",")}`).join("&");

/** Show stretches of the original: on the page that is there, else on the one that the desk turns to. @param {Span[]} spans @param {string} item */
const turn = async (spans, item) => {
  const sheet = leaf.querySelector(".sheet");
  const frame = /** @type {HTMLIFrameElement | null} */ (sheet?.querySelector("iframe") ?? null);
  if (frame) { frame.src = `/document/${leaf.dataset.document}/captured?${asked(spans)}#at-${spans[0][0]}`; return; }
  let boxes = leaf.querySelectorAll(`.printed [data-i="${item}"]`);
  if (!boxes.length) {
    const answer = await fetch(`?view=original&${asked(spans)}`);
    const turned = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".sheet");
    if (turned) sheet?.replaceWith(document.adoptNode(turned));
    boxes = leaf.querySelectorAll(item ? `.printed [data-i="${item}"]` : ".printed .is-here");
  }
  for (const old of leaf.querySelectorAll(".printed .is-here")) old.classList.remove("is-here");
  for (const box of boxes) box.classList.add("is-here");
  boxes[0]?.scrollIntoView({ block: "center", behavior: calm.matches ? "instant" : "smooth" });
};

/** @param {HTMLElement} card @returns {Span[]} */
const spansOf = (card) => (card.dataset.spans || "").trim().split(" ").filter(Boolean)
  .map((span) => /** @type {Span} */ (span.split("-").map(Number)));

/** @returns {HTMLElement | null} */
const here = () => leaf.querySelector(".card.here");

/** Look at a statement, if there is one. @param {HTMLElement | null} card */
const look = (card, scroll = true) => {
  if (!card) return false;
  chooseRow(card);
  if (text) show(spansOf(card), scroll); else turn(spansOf(card), card.dataset.id || "");
  return true;
};

/** The statement that stands exactly there. @param {number} start @param {number} end */
const held = (start, end) => /** @type {HTMLElement[]} */ ([...leaf.querySelectorAll(".card[data-spans]")]).find((card) => {
  const spans = spansOf(card);
  return spans[0][0] === start && spans[spans.length - 1][1] === end;
}) || null;

/** Change between text and original, at the words that are looked at. */
const change = () => {
  const way = /** @type {HTMLAnchorElement | null} */ (leaf.querySelector(".ways-of a:not([aria-current])"));
  const card = here();
  if (!way) say("Of this document there is no picture of the original; its text is what was captured.");
  else if (!card) location.href = way.href;
  else location.href = `?${text ? "view=original&" : ""}${asked(spansOf(card))}#i=${card.dataset.id}`;
};

/**
 * Ask for what a decision needs.
 * @param {string} title @param {string} action @param {string} words @param {Record<string, string>} values
 */
const open = (title, action, words, values) => {
  form.reset();
  /** @type {HTMLElement} */ (document.getElementById("ask-title")).textContent = title;
  /** @type {HTMLElement} */ (document.getElementById("ask-words")).textContent = words;
  /** @type {HTMLElement} */ (document.getElementById("ask-error")).hidden = true;
  /** @type {HTMLElement} */ (document.getElementById("ask-go")).textContent = "Keep";
  for (const name of ["item", "head", "words", "kind", "set.content"]) field(name).value = values[name] || "";
  field("action").value = action;
  const only = values.only || action;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-for]"))) {
    part.hidden = !(part.dataset.for || "").split(" ").includes(only);
    for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (part.querySelectorAll("input, select"))) input.disabled = part.hidden;
  }
  if (values.only === "edges") for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name=why]"))) { input.disabled = false; /** @type {HTMLElement} */ (input.closest("[data-for]")).hidden = false; }
  ask.showModal();
  /** @type {HTMLElement | null} */ (form.querySelector("[data-for]:not([hidden]) input, [data-for]:not([hidden]) select"))?.focus();
};

const send = async () => {
  const answer = await fetch("/judge", { method: "POST", body: new FormData(form), headers: { Accept: "application/json" } });
  const told = await answer.json();
  if (answer.ok) {
    sessionStorage.setItem("last", told.judgement);
    sayNext(`${told.said} u takes it back.`);
    const card = here(), span = /^(\d+)-(?:.*-)?(\d+)$/.exec(field("set.content").value || field("words").value);
    history.replaceState(null, "", span ? `#s=${span[1]},${span[2]}` : card ? `#i=${card.dataset.id}` : location.pathname + location.search);
    location.reload();
    return;
  }
  const error = /** @type {HTMLElement} */ (document.getElementById("ask-error"));
  error.textContent = told.error;
  error.hidden = false;
  if (told.head) { field("head").value = told.head; /** @type {HTMLElement} */ (document.getElementById("ask-go")).textContent = "Decide all the same"; }
  if (!ask.open) ask.showModal();
};
form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
document.getElementById("ask-no")?.addEventListener("click", () => ask.close());

/** @param {HTMLElement} card */
const about = (card) => ({ item: card.dataset.id || "", head: card.dataset.head || "" });
/** @param {HTMLElement} card */
const wordsOf = (card) => (card.querySelector(".quote")?.textContent || "").trim();

/** Decisions on the statement that is looked at. @type {Record<string, (card: HTMLElement) => void>} */
const decide = {
  a: (card) => { open("Accept", "accept", wordsOf(card), about(card)); ask.close(); send(); },
  x: (card) => open("Take out", "reject", wordsOf(card), about(card)),
  t: (card) => open("Tag", "tag", wordsOf(card), about(card)),
  c: (card) => open("Correct the speaker", "set", wordsOf(card), about(card)),
  m: (card) => {
    if (!card.dataset.speaker) { say("This statement has no speaker to be joined with anybody."); return; }
    open(`Join ${card.dataset.who || "the speaker"} with somebody`, "same", wordsOf(card), { item: card.dataset.speaker });
  },
  e: (card) => {
    if (!words) { say("Edges are adjusted in the text: o leads there."); return; }
    getSelection()?.removeAllRanges();
    adjusting = adjust(words, spansOf(card), (spans, edge) => { show(spans); light("edge", [edge]); });
  },
};

/** @param {HTMLElement} card */
const leave = (card) => { adjusting = null; light("edge", []); show(spansOf(card), false); };

/** @param {Span} span */
const fromTheRight = (span) => {
  const block = words?.range(span)?.startContainer.parentElement?.closest("[data-from]");
  return Boolean(block) && getComputedStyle(/** @type {Element} */ (block)).direction === "rtl";
};

/** What the edges are moved by, until they are kept or left. @param {KeyboardEvent} event @param {HTMLElement} card @returns {boolean} */
const adjusts = (event, card) => {
  if (!adjusting) return false;
  if (event.key === "Escape") { leave(card); say("Left as it is."); }
  else if (event.key === "Enter") {
    const chosen = words?.selected(), spans = chosen ? [chosen] : adjusting.spans();
    const told = spans.map((span) => words?.range(span)?.toString().trim()).join(" […] ");
    leave(card);
    if (asked(spans) === asked(spansOf(card))) say("Left as it is.");
    else { show(spans); open("Adjust its edges", "set", told, { ...about(card), "set.content": spans.map((span) => span.join("-")).join(" "), only: "edges" }); }
  } else if (!adjusting.key(event, fromTheRight(adjusting.spans()[0]))) return false;
  return true;
};

/** Keys of the whole screen. @type {Record<string, () => void>} */
const keys = {
  j: () => look(go("cards", 1)),
  k: () => look(go("cards", -1)),
  n: () => {
    const span = words?.selected();
    if (!span) { say(words ? "Select the words of the new statement first." : "Statements are added in the text: o leads there."); return; }
    open("A new statement", "add", getSelection()?.toString().trim() || "", { kind: "statement", words: span.join("-") });
  },
  o: change,
  f: () => {
    const folds = /** @type {HTMLDetailsElement[]} */ ([...leaf.querySelectorAll("details.furniture")]);
    const shut = folds.some((fold) => !fold.open);
    for (const fold of folds) fold.open = shut;
    if (!folds.length) say("Nothing of this text was taken for furniture.");
  },
  u: async () => {
    const last = sessionStorage.getItem("last");
    if (!last) { say("Nothing was decided here since the page was opened."); return; }
    sessionStorage.removeItem("last");
    open("Take back", "undo", "", { item: last });
    ask.close();
    send();
  },
};

/** Whether whoever opened the desk may judge: what they may not do is not shown either. */
const judges = (document.body.dataset.may || "").includes("judge");

addEventListener("keydown", (event) => {
  if (writing(event)) return;
  const card = here();
  if (card && adjusts(event, card)) { event.preventDefault(); return; }
  if (/^(Shift|Control|Alt|Meta|Tab)$/.test(event.key)) return;
  if (adjusting && card) leave(card);
  if (!judges && (decide[event.key] || event.key === "n" || event.key === "u")) { say("You may read this record, and not judge in it."); return; }
  if (keys[event.key]) keys[event.key]();
  else if (decide[event.key]) { if (card) decide[event.key](card); else say("Choose a statement first: j and k go through them."); }
  else return;
  event.preventDefault();
});

leaf.querySelector("main")?.addEventListener("click", (event) => {
  const part = /** @type {HTMLElement | SVGElement | null} */ (/** @type {Element} */ (event.target).closest("[data-i]"));
  if (!part || !getSelection()?.isCollapsed || adjusting) return;
  const card = document.getElementById(`c-${part.dataset.i}`);
  if (card && card.getClientRects().length) look(card, false);
});
const cards = leaf.querySelector("[data-keys=cards]");
cards?.addEventListener("click", (event) => {
  const quote = /** @type {Element} */ (event.target).closest(".quote");
  if (!quote) return;
  event.preventDefault();
  look(quote.closest("li"));
});
cards?.addEventListener("pointerover", (event) => {
  const card = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("li.card"));
  light("over", card && !card.classList.contains("here") ? spansOf(card) : []);
});
cards?.addEventListener("pointerleave", () => light("over", []));

/** Follow what the address asks for: #s=1203,1288 marks a span, #i=s12 a statement. */
const follow = () => {
  const span = /^#s=(\d+),(\d+)$/.exec(location.hash);
  const item = /^#i=(\w+)$/.exec(location.hash);
  if (span) {
    const [start, end] = [Number(span[1]), Number(span[2])];
    if (start < Number(leaf.dataset.from) || start >= Number(leaf.dataset.to)) location.replace(`?s=${start},${end}#here`);
    else if (!look(held(start, end))) { if (text) show([[start, end]]); else turn([[start, end]], ""); }
  }
  if (item) look(document.getElementById(`c-${item[1]}`));
};
addEventListener("hashchange", follow);
follow();
