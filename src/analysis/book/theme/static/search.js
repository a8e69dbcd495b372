// The search page: units of the book (search-units.js), found with MiniSearch, phrases first.
"use strict";

const Search = (() => {
  const FIRST = 20;  // results that are shown at once
  const QUOTED = 3;  // words from which on a phrase is taken for a quotation
  const NEAR = 5;  // words offered where nothing is found
  const FEW = 3;  // results with most words below which those with any of them follow
  const OTHER = 0.8;  // what a wording of the book's weighs beside the one before it
  const LACKING = 2;  // to which power the share of the words that a place has lowers its score
  const KIND = /^(?:claim|fact|source|term|cite|topic)-/;  // in an anchor, before the name
  const NAMES = {
    sentence: "Sentence", claim: "Claim", fact: "Fact", source: "Source", section: "Section",
    term: "Glossary", reference: "Reference", verdict: "Verdict of the record",
    function: "Function", change: "Change",
  };
  const SMALL = new Set("a an and any are as at be because been but by can could did didn didnt do does for from had has have how i if in into is it its not of on or s so t than that the their then there these they this to was were what when where which who whom whose why with would".split(" "));
  // Sentences and verdicts have the name of an article, works that of an author: who types it looks
  // for none of them.
  const NAMESAKES = new Set(["sentence", "reference", "verdict"]);
  // How the book is made and what changed in it: behind what it says, unless asked for by name.
  const BEHIND = new Set(["function", "change"]);
  const BOOSTS = { function: 0.2, change: 0.1, verdict: 0.8, term: 1.6, section: 1.4, claim: 1.4, sentence: 1.2, fact: 1, source: 0.4, reference: 0.4 };

  /** Return the units, each with its letters, and an index of their words. */
  function prepare({ kinds, pages, units, also = [] }) {
    const all = units.map(([kind, page, anchor, title, text, names = ""], id) => ({
      id, kind: kinds[kind], page: pages[page][0], chapter: pages[page][1], anchor, title, text, also: names,
      letters: Words.squeeze(text), titleLetters: Words.squeeze(`${title} ${anchor}`),
      names: [title, ...(kinds[kind] === "verdict" ? [] : [anchor.replace(KIND, ""), ...names.split(" · ").filter(Boolean)])].map((name) => Words.squeeze(telling(name))),
    }));
    const known = new Set();
    const tokenize = (text) => {
      const terms = Words.terms(text);
      for (const term of terms) known.add(term);
      return terms;
    };
    const index = new MiniSearch({
      fields: ["title", "anchor", "also", "text"],
      tokenize,
      processTerm: (term) => term,
      searchOptions: {
        boost: { title: 3, also: 3, anchor: 2 },
        prefix: (term) => term.length > 2,
        tokenize: (query) => sought(query, known),
        // What the book has nowhere was mistyped: one letter amiss in a short word, two in a long.
        fuzzy: (term) => (known.has(term) || term.length < 4 || /\d/.test(term) ? false : term.length < 7 ? 1 : 2),
        boostDocument: (id) => BOOSTS[all[id].kind] ?? 1,
      },
    });
    index.addAll(all);
    return { all, index, known, meant: meanings(also) };
  }

  /** Return what the book calls what is typed, by its letters. */
  function meanings(also) {
    const meant = new Map();
    for (const [typed, means] of also) {
      const letters = joined(typed.split(" "));
      meant.set(letters, [...(meant.get(letters) ?? []), means]);
    }
    return meant;
  }

  function joined(words) {
    return words.map((word) => Words.terms(word)[0] ?? "").join("");
  }

  /** Return a query and, in other words, what the book calls the things that it asks for. */
  function variants(query, meant) {
    const words = telling(query).split(" "), found = [query];
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= Math.min(words.length, from + 5); to++) {
        for (const means of meant.get(joined(words.slice(from, to))) ?? []) {
          found.push([...words.slice(0, from), means, ...words.slice(to)].join(" "));
        }
      }
    }
    return [...new Set(found)];
  }

  /** Return a text without its small words, if it has others. */
  function telling(text) {
    const words = text.match(/\S+/gu) ?? [];
    const kept = words.filter((word) => !SMALL.has(Words.squeeze(word).letters));
    return (kept.length ? kept : words).join(" ");
  }

  /** Return the words that are sought: two that the book writes as one joined, small words left out.
      “The Ferry” is sought as “ferry”, though an address may have both in one. */
  function sought(query, known) {
    const words = Words.terms(query), found = [];
    for (let n = 0; n < words.length; n++) {
      const joined = words[n] + (words[n + 1] ?? "");
      const article = words[n].length > 1 && SMALL.has(words[n]) && known.has(words[n + 1]);
      if (words[n + 1] && !article && joined !== words[n] && known.has(joined)) {
        found.push(joined);
        n++;
      } else found.push(words[n]);
    }
    const kept = found.filter((word) => !SMALL.has(word));
    return kept.length ? kept : found;
  }

  /** Return the units that answer a query, best first, in its own words and in the book's. `whole`
      are those that have all of it, `as` the words in which it found them. */
  function find(prepared, query) {
    if (!Words.squeeze(query).letters) return [];
    const best = new Map();
    variants(query, prepared.meant).forEach((as, n) => {
      for (const found of answer(prepared, as)) {
        const one = { ...found, as, weight: found.weight * OTHER ** n };
        const other = best.get(one.id);
        if (!other || one.tier > other.tier || (one.tier === other.tier && one.weight > other.weight)) {
          best.set(one.id, one);
        }
      }
    });
    const ranked = [...best.values()].sort((a, b) => b.tier - a.tier || b.weight - a.weight || a.id - b.id);
    return ranked.map((one) => ({ ...prepared.all[one.id], whole: one.whole, as: one.as }));
  }

  /** Return the units that answer one wording: which, in what tier, with what weight, and whether
      they have all of it. */
  function answer({ all, index, known }, query) {
    const scores = new Map(), tiers = new Map();
    const name = Words.squeeze(telling(query)).letters;
    const phrases = query.split(/…|\.{3}|\[\s*\]/u).filter((part) => Words.squeeze(part).letters);
    const holds = (letters) => phrases.every((part) => Words.ranges(letters, part).length);
    for (const { id, kind, anchor, names, letters, titleLetters } of all) {
      const own = !NAMESAKES.has(kind);
      const begins = ({ letters: all, begins }) => all.startsWith(name) && begins[name.length];
      if (anchor === query || names.some((one) => one.letters === name)) tiers.set(id, 3);
      else if (BEHIND.has(kind)) continue;
      else if (own && names.some(begins)) tiers.set(id, 2);
      else if (kind !== "verdict" && (own && holds(titleLetters) || holds(letters))) tiers.set(id, 1);
    }
    // What has a word less comes after what is as good and has them all; a long table has them all.
    const whole = new Set(tiers.keys()), found = index.search(query, { combineWith: "OR" });
    const words = new Set(sought(query, known)).size;
    for (const { id, score, queryTerms } of found) {
      const share = new Set(queryTerms).size / words;
      if (share === 1) whole.add(id);
      if (share > 0.5) scores.set(id, score * share ** LACKING);
    }
    if (new Set([...whole, ...scores.keys()]).size < FEW) {
      for (const { id, score } of found) if (!scores.has(id)) scores.set(id, score / 1000);
    }
    // A longer phrase is somebody's words: first is what consists of them most, their sentence, but
    // for what has them for its name.
    const quoted = Words.terms(query).length >= QUOTED;
    const weight = (id) => (quoted && tiers.get(id) === 1 ? 1 / all[id].text.length : scores.get(id) ?? 0);
    return [...new Set([...tiers.keys(), ...scores.keys()])]
      .map((id) => ({ id, tier: tiers.get(id) ?? 0, weight: weight(id), whole: whole.has(id) }));
  }

  /** Return the part of a text around the first mark, and the marks in it. */
  function excerpt(text, marks) {
    const first = marks[0]?.[0] ?? 0;
    let start = Math.max(0, first - 90), end = Math.min(text.length, start + 260);
    if (start) start = text.indexOf(" ", start) + 1;
    if (end < text.length) end = text.lastIndexOf(" ", end);
    const before = start ? "… " : "", after = end < text.length ? " …" : "";
    const inside = marks.filter(([from, to]) => from >= start && to <= end);
    const shift = before.length - start;
    return [before + text.slice(start, end) + after, inside.map(([from, to]) => [from + shift, to + shift])];
  }

  function item(unit) {
    const query = unit.as;
    const result = document.createElement("li"), kind = document.createElement("span");
    const link = document.createElement("a"), words = document.createElement("p");
    kind.className = "kind";
    kind.textContent = `${NAMES[unit.kind] ?? unit.kind} · ${unit.chapter}`;
    link.href = `${unit.page}.html?q=${encodeURIComponent(query)}${unit.anchor ? `#${unit.anchor}` : ""}`;
    Words.fill(link, unit.title, Words.toMark(Words.squeeze(unit.title), query));
    Words.fill(words, ...excerpt(unit.text, Words.toMark(unit.letters, query)));
    result.append(kind, link, words);
    return result;
  }

  /** Return words of the book that look like those of a query. */
  function near({ index }, query) {
    const found = Words.terms(query).flatMap((word) => index.autoSuggest(word, { fuzzy: 0.4 }));
    found.sort((a, b) => b.score - a.score);
    return [...new Set(found.map(({ suggestion }) => suggestion))].slice(0, NEAR);
  }

  function told(found, query) {
    const count = found.filter(({ whole }) => whole).length;
    const places = count === 1 ? "One place" : `${count || "No"} places`;
    if (!found.length) return `${places}. The chapters are listed below.`;
    const others = [...new Set(found.map(({ as }) => as))].filter((as) => as !== query);
    const also = others.length ? ` Sought as well: ${others.map((as) => `“${as}”`).join(", ")}.` : "";
    return (count < found.length ? `${places} with all the words, ${found.length - count} with some.` : `${places}.`) + also;
  }

  function show(found, query, count, others) {
    const list = document.querySelector("#search-results"), said = document.querySelector("#search-said");
    list.replaceChildren(...found.slice(0, count).map(item));
    document.querySelector("#everything").hidden = found.length > 0;
    said.textContent = query ? told(found, query) : "";
    offer(found.length ? [] : others);
    const more = document.querySelector("#search-more");
    more.hidden = found.length <= count;
    more.onclick = () => show(found, query, count + FIRST, others);
  }

  /** Offer words that can be searched instead. */
  function offer(words) {
    const place = document.querySelector("#search-near");
    place.hidden = !words.length;
    place.replaceChildren("Near in letters: ", ...words.flatMap((word, n) => {
      const link = document.createElement("a");
      link.href = `?q=${encodeURIComponent(word)}`;
      link.textContent = word;
      return n ? [", ", link] : [link];
    }));
  }

  function start() {
    const field = document.querySelector(".search input[name=q]");
    const index = prepare(Units);
    document.querySelector("#everything").classList.add("short");
    const run = () => {
      const query = field.value.trim();
      show(find(index, query), query, FIRST, near(index, query));
      document.title = query ? `${query} — Search` : "Search";
    };
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    field.addEventListener("input", () => {
      history.replaceState(null, "", `?q=${encodeURIComponent(field.value.trim())}`);
      run();
    });
    const list = document.querySelector("#search-results");
    field.form.addEventListener("submit", (event) => {
      event.preventDefault();
      list.focus();
    });
    run();
    (field.value ? list : field).focus({ preventScroll: true });
  }

  return { prepare, find, start };
})();

if (typeof document !== "undefined") document.addEventListener("DOMContentLoaded", Search.start);
