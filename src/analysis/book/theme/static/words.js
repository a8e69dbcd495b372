// Words as people type them: "S-400", "S400" and "s 400" are one, so are "Erdoğan" and "Erdogan".
// Letters and figures alone are compared; where words begin is kept beside them.
"use strict";

const Words = (() => {
  const LETTER = /[\p{L}\p{N}]/u;
  const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,‐‑–-][\p{L}\p{N}\p{M}]+)*/gu;
  const INNER = /['’.,‐‑–-]/u;

  /** Return text without accents, in lower case. */
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i").replaceAll("ß", "ss");
  }

  /** Return the letters and figures of a text, where each stands in it, and which begin a word. */
  function squeeze(text) {
    let letters = "";
    const places = [], begins = [];
    let between = true, place = 0;
    for (const sign of text) {
      const folded = /[a-z0-9]/.test(sign) ? sign : LETTER.test(sign) ? fold(sign) : "";
      for (const letter of folded) {
        letters += letter;
        places.push(place);
        begins.push(between);
        between = false;
      }
      if (!folded && !/\p{M}/u.test(sign)) between = true;
      place += sign.length;
    }
    places.push(text.length);
    begins.push(true);
    return { letters, places, begins };
  }

  /** Return the ranges [start, end) of a squeezed text that hold a phrase, whole words alone. */
  function ranges(squeezed, phrase, wholeEnd = true) {
    const sought = squeeze(phrase).letters, found = [];
    if (!sought) return found;
    for (let at = squeezed.letters.indexOf(sought); at >= 0; at = squeezed.letters.indexOf(sought, at + 1)) {
      const end = at + sought.length;
      if (squeezed.begins[at] && (!wholeEnd || squeezed.begins[end])) {
        found.push([squeezed.places[at], squeezed.places[end - 1] + 1]);
      }
    }
    return found;
  }

  /** Return the words of a text as they are searched: compounds whole and in parts, no plurals. */
  function terms(text) {
    return (text.match(WORD) ?? []).flatMap((word) => {
      if (!formed.has(word)) formed.set(word, forms(word));
      return formed.get(word);
    });
  }
  const formed = new Map();

  function forms(word) {
    const parts = fold(word).replace(/['’]s$/u, "").split(INNER).map(singular);
    return [singular(parts.join("")), ...(parts.length > 1 ? parts : [])];
  }

  function singular(word) {
    return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
  }

  /** Return where to mark what was sought: the phrase, or else each of its words. */
  function toMark(squeezed, query) {
    const whole = ranges(squeezed, query);
    if (whole.length) return whole;
    const words = query.match(WORD) ?? [];
    const found = words.filter((word) => word.length > 1).flatMap((word) => {
      const exact = ranges(squeezed, word);
      return exact.length ? exact : ranges(squeezed, singular(fold(word)), false);
    });
    return apart(found);
  }

  function apart(found) {
    const kept = [];
    for (const [start, end] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (!kept.length || start >= kept.at(-1)[1]) kept.push([start, end]);
    }
    return kept;
  }

  /** Put a text into an element, the given ranges in <mark>. */
  function fill(element, text, marks) {
    let at = 0;
    for (const [start, end] of marks) {
      const mark = document.createElement("mark");
      mark.textContent = text.slice(start, end);
      element.append(text.slice(at, start), mark);
      at = end;
    }
    element.append(text.slice(at));
  }

  /** Mark what was sought inside an element of the page. */
  function markIn(element, query, skipped) {
    const nodes = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let text = "";
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || node.parentElement.closest(skipped)) continue;
      nodes.push({ node, start: text.length });
      text += node.data;
    }
    const squeezed = squeeze(text);
    const edges = new Set(nodes.map(({ start }) => start));
    squeezed.places.forEach((place, n) => { if (edges.has(place)) squeezed.begins[n] = true; });
    const marks = toMark(squeezed, query);
    for (const { node, start } of nodes.reverse()) {
      const inside = marks.filter(([from, to]) => from < start + node.data.length && to > start);
      for (const [from, to] of inside.reverse()) {
        const range = document.createRange();
        range.setStart(node, Math.max(0, from - start));
        range.setEnd(node, Math.min(node.data.length, to - start));
        const mark = document.createElement("mark");
        mark.className = "found";
        range.surroundContents(mark);
      }
    }
    return marks.length;
  }

  return { fold, squeeze, ranges, terms, toMark, fill, markIn };
})();
