// @ts-check
// Moving the edges of a statement by keys: by words, by letters, one edge after the other.
import { say } from "/static/desk.js";

/** @typedef {import("/static/offsets.js").Span} Span */
/** @typedef {ReturnType<typeof import("/static/offsets.js").placed>} Placed */

const KEYS = "← → move the %: by a word, with Shift by a letter. Tab for the other edge, Enter keeps, Esc leaves.";
const SPACE = /\s/u;

/**
 * Begin to move the outer edges of some spans; what is shown are the spans and the letter at the edge that moves.
 * @param {Placed} text @param {Span[]} spans @param {(spans: Span[], edge: Span) => void} show
 */
export const adjust = (text, spans, show) => {
  const moved = /** @type {Span[]} */ (spans.map((span) => [...span]));
  const { letters, begin } = text.words();
  const stop = begin + letters.length;
  let last = true;

  /** @param {number} at */
  const blank = (at) => SPACE.test(letters[at - begin] ?? " ");
  /** Go on to where the next word ends, or back to where one begins. @param {number} at @param {number} by */
  const word = (at, by) => {
    const next = by > 0 ? at : at - 1;
    let place = next;
    while (place >= begin && place < stop && blank(place)) place += by;
    while (place >= begin && place < stop && !blank(place)) place += by;
    return by > 0 ? place : place + 1;
  };
  /** Let the edge stand on words: an end behind one, a start before one. @param {number} at @param {number} by */
  const settled = (at, by) => {
    if (last) { while (by > 0 && at < stop && blank(at - 1)) at += 1; while (at > begin && blank(at - 1)) at -= 1; }
    else { while (by < 0 && at > begin && blank(at)) at -= 1; while (at < stop && blank(at)) at += 1; }
    return at;
  };
  /** @param {number} by @param {boolean} single */
  const move = (by, single) => {
    const span = last ? moved[moved.length - 1] : moved[0], side = last ? 1 : 0;
    const to = settled(single ? span[side] + by : word(span[side], by), by);
    if (to < begin || to > stop || (last ? to <= span[0] : to >= span[1])) return;
    span[side] = to;
    tell();
  };
  const tell = () => {
    const [start, end] = [moved[0][0], moved[moved.length - 1][1]];
    show(moved, last ? [end - 1, end] : [start, start + 1]);
    say(KEYS.replace("%", last ? "end" : "beginning"), 0);
  };
  tell();

  return {
    spans: () => moved,
    /** @param {KeyboardEvent} event @param {boolean} rightToLeft */
    key: (event, rightToLeft) => {
      const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
      if (by) move(rightToLeft ? -by : by, event.shiftKey);
      else if (event.key === "Tab") { last = !last; tell(); }
      else return false;
      return true;
    },
  };
};
