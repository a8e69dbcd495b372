// Words as people type them: "S-400", "S400" and "s 400" are one, so are "Erdoğan" and "Erdogan".
// Letters and figures alone are compared; where words begin is kept beside them.
"use strict";

const Words = (() => {
  const WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,‐‑–-][\p{L}\p{N}\p{M}]+)*/gu;
  const QUOTED = /["“„«][^"“”„«»]+["”“»]/gu;
  const RUN = /([\p{L}\p{N}\p{M}]+)(?:['’]s(?![\p{L}\p{N}\p{M}]))?/giu;
  const INNER = /['’.,‐‑–-]/u;
  // Endings that are spelled or numbered in two ways, each brought to one, in this order: what is
  // no such ending comes out alike in the query and in the pages, so that nothing is lost.
  const ENDINGS = [
    [/(?<=\d)s$/, ""],  // 35s
    [/(?<=...)sis$/, "se"],  // crisis, crises
    [/(?<=(?:..|...)[^siu]|...[iu])s$/, ""],  // strikes, Houthis
    [/(?<=..)ie$/, "y"],  // allies
    [/(?<=ss|x|ch|sh|...o)e$/, ""],  // losses, vetoes
    [/men$/, "man"],
    [/([iy])z/g, "$1s"],  // organization, analyze
    [/ens(?=.)/g, "enc"],  // defense
    [/(?<=...)our/, "or"],  // labour
    [/([tb])re$/, "$1er"],  // centre
    [/(?<=...)ll(?=ed$|ing$|er$)/, "l"],  // travelled
    [/(?<=..)ogue$/, "og"],
    [/gramme$/, "gram"],
    [/oeuvre?/, "euver"],
    [/dgement/, "dgment"],
  ];

  /** Return text without accents, in lower case. */
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("ı", "i").replaceAll("ß", "ss");
  }

  /** Return a folded word in its one form: singular, and in one spelling of those in use. */
  function form(word) {
    if (!formed.has(word)) {
      formed.set(word, ENDINGS.reduce((made, [ending, one]) => made.replace(ending, one), word));
    }
    return formed.get(word);
  }
  const formed = new Map();

  /** Return the letters and figures of texts, their words in their one form, where each of them
      stands in what the texts are together, and which begin a word. */
  function squeeze(...texts) {
    const found = { letters: "", places: [], ends: [], begins: [] };
    let from = 0;
    for (const text of texts) {
      for (const run of text.matchAll(RUN)) add(found, run[1], from + run.index);
      from += text.length;
    }
    found.places.push(from);
    found.begins.push(true);
    return found;
  }

  function add(found, word, start) {
    if (!shaped.has(word)) shaped.set(word, shape(word));
    const { letters, places, ends } = shaped.get(word);
    found.letters += letters;
    for (let n = 0; n < letters.length; n++) {
      found.places.push(start + places[n]);
      found.ends.push(start + ends[n]);
      found.begins.push(n === 0);
    }
  }
  const shaped = new Map();

  /** Return the letters of the one form of a word, and where each begins and ends in it. */
  function shape(word) {
    const folded = [];
    let at = 0;
    for (const sign of word) {
      for (const letter of fold(sign)) folded.push([letter, at, at + sign.length]);
      at += sign.length;
    }
    const letters = form(folded.map(([letter]) => letter).join(""));
    const from = [...letters].map((_, n) => folded[Math.min(n, folded.length - 1)]);
    const ends = from.map(([, , end], n) => (n < letters.length - 1 ? end : at));
    return { letters, places: from.map(([, place]) => place), ends };
  }

  /** Return the ranges [start, end) of a squeezed text that hold a phrase, whole words alone. */
  function ranges(squeezed, phrase, wholeEnd = true) {
    const sought = squeeze(phrase).letters, found = [];
    if (!sought) return found;
    for (let at = squeezed.letters.indexOf(sought); at >= 0; at = squeezed.letters.indexOf(sought, at + 1)) {
      const end = at + sought.length;
      if (squeezed.begins[at] && (!wholeEnd || squeezed.begins[end])) {
        found.push([squeezed.places[at], squeezed.ends[end - 1]]);
      }
    }
    return found;
  }

  /** Return the words of a text, each as its parts in their one form: “air-strikes” has two. */
  function words(text) {
    return (text.match(WORD) ?? []).map((word) => {
      if (!parted.has(word)) parted.set(word, fold(word).replace(/['’]s$/u, "").split(INNER).map(form));
      return parted.get(word);
    });
  }
  const parted = new Map();

  /** Return where to mark what was sought: the phrase, or else what of it is in quotation marks and
      each of its other words, small ones where there are none else. */
  function toMark(squeezed, query) {
    const whole = ranges(squeezed, query);
    if (whole.length) return whole;
    const quoted = [...query.matchAll(QUOTED)].map(([phrase]) => phrase).filter((one) => ranges(squeezed, one).length);
    const rest = quoted.reduce((left, phrase) => left.replace(phrase, " "), query);
    const others = rest.match(WORD) ?? [], large = others.filter((word) => !SMALL.has(squeeze(word).letters));
    const words = large.length || quoted.length ? large : others;
    const found = words.filter((word) => word.length > 1).flatMap((word) => {
      const exact = ranges(squeezed, word);
      return exact.length ? exact : ranges(squeezed, word, false);
    });
    return apart([...found, ...quoted.flatMap((phrase) => ranges(squeezed, phrase))]);
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

  /** Mark inside an element of the page what `find` finds in its text, and return how much. */
  function markIn(element, skipped, find) {
    const nodes = [];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    let length = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || node.parentElement.closest(skipped)) continue;
      nodes.push({ node, start: length });
      length += node.data.length;
    }
    const marks = find(squeeze(...nodes.map(({ node }) => node.data)));
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

  const SMALL = new Set("a an and any are as at be because been but by can could did didn didnt do does for from had has have how i if in into is it its not of on or s so t than that the their then there these they this to was were what when where which who whom whose why with would".split(" ").map((word) => squeeze(word).letters));

  return { SMALL, fold, form, squeeze, ranges, words, toMark, fill, markIn };
})();
