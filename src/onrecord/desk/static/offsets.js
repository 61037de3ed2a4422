// @ts-check
// Places of a text on the page. Offsets count code points, as everywhere; the page counts UTF-16 units within nodes.

/** @typedef {[number, number]} Span */

const PAIRS = /[\ud800-\udfff]/;

/** @param {string} words */
export const points = (words) => {
  if (!PAIRS.test(words)) return words.length;
  let number = 0;
  for (const _ of words) number += 1;
  return number;
};

/** @param {HTMLElement} block */
const begins = (block) => Number(block.dataset.from);

/**
 * The words of a text with the place of each of their nodes, gone through once, when first asked for.
 * @param {HTMLElement} text
 */
export const placed = (text) => {
  const blocks = /** @type {HTMLElement[]} */ ([...text.querySelectorAll("[data-from]")]);
  /** @type {number[]} */ let starts = [];
  /** @type {Text[]} */ const nodes = [];
  /** @type {string[]} */ let letters = [];
  let end = 0;

  const index = () => {
    if (nodes.length || !blocks.length) return;
    for (const block of blocks) {
      end = begins(block);
      const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        nodes.push(/** @type {Text} */ (node));
        starts.push(end);
        end += points(node.nodeValue || "");
      }
    }
  };

  /** Find a place of the text; an end stands behind the letter before it. @param {number} point @param {boolean} last @returns {[Node, number] | null} */
  const place = (point, last) => {
    index();
    if (!nodes.length || point < starts[0] || point > end) return null;
    let low = 0, high = nodes.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] < point + (last ? 0 : 1)) low = middle; else high = middle - 1;
    }
    const words = nodes[low].nodeValue || "";
    let left = point - starts[low], at = 0;
    if (!PAIRS.test(words)) return [nodes[low], Math.min(left, words.length)];
    for (const one of words) { if (left <= 0) break; at += one.length; left -= 1; }
    return [nodes[low], at];
  };

  return {
    /** The words of the page's part of the text, a letter each, and where they begin. */
    words: () => {
      if (!letters.length) letters = blocks.flatMap((block) => [...(block.textContent || "")]);
      return { letters, begin: blocks.length ? begins(blocks[0]) : 0 };
    },
    /** @param {Span} span @returns {Range | null} */
    range: ([first, last]) => {
      const from = place(first, false), to = place(last, true);
      if (!from || !to) return null;
      const range = document.createRange();
      range.setStart(...from);
      range.setEnd(...to);
      return range;
    },
    /** What is selected, without white space around it; null where nothing of the text is. @returns {Span | null} */
    selected: () => {
      const selection = getSelection();
      if (!selection || selection.isCollapsed) return null;
      const range = selection.getRangeAt(0);
      let start = offset(range.startContainer, range.startOffset), stop = offset(range.endContainer, range.endOffset);
      if (start === null || stop === null) return null;
      const words = range.toString();
      start += points(words) - points(words.trimStart());
      stop -= points(words) - points(words.trimEnd());
      return start < stop ? [start, stop] : null;
    },
  };
};

/** Where a place of the page stands in the text; null outside of it. @param {Node} node @param {number} at */
const offset = (node, at) => {
  const block = /** @type {HTMLElement | null} */ ((node instanceof Element ? node : node.parentElement)?.closest(".text [data-from]"));
  if (!block) return null;
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, at);
  return begins(block) + points(before.toString());
};
