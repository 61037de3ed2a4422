// @ts-check
// The Document screen: statements by key, marks on the text, decisions. Offsets count code points, as everywhere.
import { chooseRow, go, say, sayNext, writing } from "/static/desk.js";

const leaf = /** @type {HTMLElement} */ (document.querySelector(".leaf"));
const text = /** @type {HTMLElement} */ (leaf.querySelector(".text"));
const blocks = /** @type {HTMLElement[]} */ ([...text.querySelectorAll("[data-from]")]);
const ask = /** @type {HTMLDialogElement} */ (document.getElementById("ask"));
const form = /** @type {HTMLFormElement} */ (ask.querySelector("form"));
const highlights = "highlights" in CSS ? CSS.highlights : null;
let adjusting = false;

/** @param {string} words */
const points = (words) => { let number = 0; for (const _ of words) number += 1; return number; };
/** @param {HTMLElement} block */
const begins = (block) => Number(block.dataset.from);
/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));

/** Where a place of the page stands in the text; null outside of it. @param {Node} node @param {number} at */
const offset = (node, at) => {
  const block = /** @type {HTMLElement | null} */ ((node instanceof Element ? node : node.parentElement)?.closest(".text [data-from]"));
  if (!block) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, at);
  return begins(block) + points(before.toString());
};

/** Find a place of the text on the page. @param {number} point @param {boolean} end @returns {[Node, number] | null} */
const place = (point, end) => {
  let low = 0, high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (begins(blocks[middle]) < point + (end ? 0 : 1)) low = middle; else high = middle - 1;
  }
  let left = point - begins(blocks[low]);
  if (left < 0) return null;
  const walk = document.createTreeWalker(blocks[low], NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const words = node.nodeValue || "";
    const long = points(words);
    if (left < long || (end && left === long)) {
      let at = 0;
      for (const one of words) { if (left === 0) break; at += one.length; left -= 1; }
      return [node, at];
    }
    left -= long;
  }
  return null;
};

/** @param {number} start @param {number} end */
const rangeOf = (start, end) => {
  const from = place(start, false), to = place(end, true);
  if (!from || !to) return null;
  const range = document.createRange();
  range.setStart(...from);
  range.setEnd(...to);
  return range;
};

/** Mark stretches of the text and bring the first into sight. @param {[number, number][]} spans */
const show = (spans, scroll = true) => {
  const ranges = /** @type {Range[]} */ (spans.map(([start, end]) => rangeOf(start, end)).filter(Boolean));
  for (const old of text.querySelectorAll(".is-here")) old.classList.remove("is-here");
  if (highlights) highlights.set("here", new Highlight(...ranges));
  else for (const part of text.querySelectorAll("[data-i]")) if (ranges.some((range) => range.intersectsNode(part))) part.classList.add("is-here");
  if (!ranges.length || !scroll) return;
  for (let box = ranges[0].startContainer.parentElement?.closest("details"); box; box = box.parentElement?.closest("details")) box.open = true;
  const seen = ranges[0].getBoundingClientRect();
  if (seen.top < 90 || seen.bottom > innerHeight - 60) scrollBy({ top: seen.top - innerHeight / 3, behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
};

/** @param {HTMLElement} card @returns {[number, number][]} */
const spansOf = (card) => (card.dataset.spans || "").trim().split(" ").filter(Boolean)
  .map((span) => /** @type {[number, number]} */ (span.split("-").map(Number)));

/** @returns {HTMLElement | null} */
const here = () => leaf.querySelector(".card.here");

/** @param {HTMLElement | null} card */
const look = (card, scroll = true) => { if (card) { chooseRow(card); show(spansOf(card), scroll); } };

/** What is selected, as offsets. @returns {[number, number] | null} */
const selected = () => {
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  let start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const words = range.toString();
  start += points(words) - points(words.trimStart());
  end -= points(words) - points(words.trimEnd());
  return start < end ? [start, end] : null;
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
    const card = here();
    history.replaceState(null, "", card ? `#i=${card.dataset.id}` : location.pathname + location.search);
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
    const spans = spansOf(card), range = rangeOf(spans[0][0], spans[spans.length - 1][1]);
    if (range) { getSelection()?.removeAllRanges(); getSelection()?.addRange(range); }
    adjusting = true;
    say("Select the words of the statement, then press Enter. Esc leaves it as it is.");
  },
};

/** Keys of the whole screen. @type {Record<string, () => void>} */
const keys = {
  j: () => look(go("cards", 1)),
  k: () => look(go("cards", -1)),
  n: () => {
    const span = selected();
    if (!span) { say("Select the words of the new statement first."); return; }
    open("A new statement", "add", getSelection()?.toString().trim() || "", { kind: "statement", words: span.join("-") });
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

addEventListener("keydown", (event) => {
  if (writing(event)) return;
  const card = here();
  if (adjusting && event.key === "Escape") { adjusting = false; getSelection()?.removeAllRanges(); say("Left as it is."); }
  else if (adjusting && event.key === "Enter" && card) {
    const span = selected();
    if (!span) return;
    adjusting = false;
    open("Adjust its edges", "set", getSelection()?.toString().trim() || "", { ...about(card), "set.content": span.join("-"), only: "edges" });
  } else if (keys[event.key]) keys[event.key]();
  else if (decide[event.key]) { if (card) decide[event.key](card); else say("Choose a statement first: j and k go through them."); }
  else return;
  event.preventDefault();
});

text.addEventListener("click", (event) => {
  const part = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-i]"));
  if (!part || !getSelection()?.isCollapsed || adjusting) return;
  const card = document.getElementById(`c-${part.dataset.i}`);
  if (card && card.getClientRects().length) { chooseRow(card); show(spansOf(card), false); }
});
leaf.querySelector("[data-keys=cards]")?.addEventListener("click", (event) => {
  const quote = /** @type {Element} */ (event.target).closest(".quote");
  if (!quote) return;
  event.preventDefault();
  look(quote.closest("li"));
});

/** Follow what the address asks for: #s=1203,1288 marks a span, #i=s12 a statement. */
const follow = () => {
  const span = /^#s=(\d+),(\d+)$/.exec(location.hash);
  const item = /^#i=(\w+)$/.exec(location.hash);
  if (span) {
    const [start, end] = [Number(span[1]), Number(span[2])];
    if (start < Number(leaf.dataset.from) || start >= Number(leaf.dataset.to)) location.replace(`?s=${start},${end}#here`);
    else show([[start, end]]);
  }
  if (item) look(document.getElementById(`c-${item[1]}`));
};
addEventListener("hashchange", follow);
follow();
