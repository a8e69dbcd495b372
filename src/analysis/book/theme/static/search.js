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
    const known = vocabulary(all, also);
    for (const { names, anchor } of all) {  // an id typed without its zeros, if it is no other word
      const bare = anchor.replace(KIND, "").replace(/(?<=[a-z])0+(?=\d+$)/i, "");
      if (bare !== anchor && !known.counts.has(bare.toLowerCase())) names.push(Words.squeeze(bare));
    }
    const index = new MiniSearch({
      fields: ["title", "anchor", "also", "text"],
      tokenize: (text) => terms(text, known),
      processTerm: (term) => term,
      searchOptions: {
        boost: { title: 3, also: 3, anchor: 2 },
        prefix: (term) => term.length > 2,
        tokenize: (query) => sought(query, known),
        boostDocument: (id) => BOOSTS[all[id].kind] ?? 1,
      },
    });
    index.addAll(all);
    return { all, index, known, meant: meanings(also) };
  }

  /** Return the words of the units and those typed for them: how often each is there and how it is
      written, and of those that are written as one and as several, the several. */
  function vocabulary(all, also) {
    const counts = new Map(), written = new Map(), compounds = new Map(), pairs = new Map();
    const take = (text, name) => {
      let before = "";
      for (const parts of Words.words(text)) {
        const joined = parts.join("");
        for (const one of new Set(name ? parts : [...parts, joined])) counts.set(one, (counts.get(one) ?? 0) + 1);
        if (parts.length > 1 && !name) compounds.set(joined, parts);
        if (parts.length === 1 && before && !name) pairs.set(before + joined, [before, joined]);
        before = parts.length === 1 && !Words.SMALL.has(joined) ? joined : "";
      }
      spell(text);
    };
    const spell = (text) => {
      for (const word of text.match(/[\p{L}\p{M}]+/gu) ?? []) {
        const one = Words.form(Words.fold(word));
        if (!(written.get(one)?.length <= word.length)) written.set(one, word.toLowerCase());
      }
    };
    for (const { title, text, also, anchor } of all) {
      for (const one of [title, text, also]) take(one, false);
      take(anchor, true);
    }
    for (const [typed] of also) spell(typed);
    for (const [joined, parts] of pairs) if (counts.has(joined)) compounds.set(joined, parts);
    return { counts, written, compounds };
  }

  /** Return what the book calls what is typed, by its letters. */
  function meanings(also) {
    const meant = new Map();
    for (const [typed, means] of also) {
      const { letters } = Words.squeeze(typed);
      meant.set(letters, [...(meant.get(letters) ?? []), means]);
    }
    return meant;
  }

  /** Return a query and, in other words, what the book calls the things that it asks for. */
  function variants(query, meant) {
    const words = telling(query).split(" "), found = [query];
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 1; to <= Math.min(words.length, from + 5); to++) {
        const others = [...words.slice(0, from), ...words.slice(to)];
        for (const means of meant.get(Words.squeeze(words.slice(from, to).join(" ")).letters) ?? []) {
          if (!others.includes(means)) found.push(others.toSpliced(from, 0, means).join(" "));
        }
      }
    }
    return [...new Set(found)];
  }

  /** Return a text without its small words, if it has others. */
  function telling(text) {
    const words = text.match(/\S+/gu) ?? [];
    const kept = words.filter((word) => !Words.SMALL.has(Words.squeeze(word).letters));
    return (kept.length ? kept : words).join(" ");
  }

  /** Return the words of a text as they are searched, in query and pages alike: each alone, and one
      that the book writes as one and as several as all of these, whichever way it is written. */
  function groups(text, { counts, compounds }) {
    const words = Words.words(text).flatMap((parts) => (compounds.has(parts.join("")) ? [parts.join("")] : parts));
    const found = [];
    for (let n = 0; n < words.length; n++) {
      const pair = words.slice(n, n + 2);
      // “The Ferry” is no “theferry”, though an address may have both in one.
      const article = words[n].length > 1 && Words.SMALL.has(words[n]) && counts.has(pair[1]);
      const both = pair[1] && !article && (compounds.has(pair.join("")) || counts.has(pair.join("")));
      const whole = both ? pair.join("") : words[n];
      found.push([whole, ...compounds.get(whole) ?? []]);
      if (both) n++;
    }
    return found;
  }

  function terms(text, known) {
    return groups(text, known).flat().filter((term, n, all) => term.length > 1 || all.length === 1);
  }

  /** Return the words that are sought, small words left out if there are others. */
  function sought(query, known) {
    const found = terms(query, known), kept = found.filter((word) => !Words.SMALL.has(word));
    return kept.length ? kept : found;
  }

  /** Return a query with each word that the book has nowhere as the book's nearest in letters; of
      several as near, that which it has most. One letter amiss in a short word, two in a long. */
  function corrected(query, { counts, written }) {
    const all = [...counts.keys(), ...written.keys()];
    return query.replace(/[\p{L}\p{M}]+/gu, (typed) => {
      const word = Words.squeeze(typed).letters;
      if (word.length < 4 || all.some((one) => one.startsWith(word))) return typed;
      let most = word.length < 7 ? 1 : 2, nearest = "";
      for (const one of written.keys()) {
        const far = one.length < 3 ? Infinity : distance(word, one, most);
        if (far < most || (far === most && (counts.get(one) ?? 0) > (counts.get(nearest) ?? 0))) [most, nearest] = [far, one];
      }
      return nearest ? written.get(nearest) : typed;
    });
  }

  /** Return how many letters two words differ by, two exchanged ones as one; more than `most` at once. */
  function distance(one, other, most) {
    if (Math.abs(one.length - other.length) > most) return Infinity;
    let before = [], last = Array.from({ length: other.length + 1 }, (_, n) => n);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        row[j] = Math.min(row[j - 1] + 1, last[j] + 1, last[j - 1] + (one[i - 1] !== other[j - 1]));
        const exchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
        if (exchanged) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      [before, last] = [last, row];
    }
    return last.at(-1);
  }

  /** Return the units that answer a query, best first, in its own words and in the book's. `whole`
      are those that have all of it, `as` the words in which it found them. */
  function find(prepared, query) {
    if (!Words.squeeze(query).letters) return [];
    const best = new Map();
    variants(corrected(query, prepared.known), prepared.meant).forEach((as, n) => {
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
    const asked = Words.squeeze(query), has = (words) => Words.ranges(asked, words).length > 0;
    /** Tell whether an outlet and this verdict on it are asked for: “NPA wrong”. */
    const judged = ({ title, also }) => {
      const [outlet, verdict] = title.split(": ");
      return has(verdict) && [outlet, ...also.split(" · ")].some(has);
    };
    for (const unit of all) {
      const { id, kind, anchor, names, letters, titleLetters } = unit;
      const own = !NAMESAKES.has(kind);
      const begins = ({ letters: all, begins }) => all.startsWith(name) && begins[name.length];
      if (anchor === query || names.some((one) => one.letters === name)) tiers.set(id, 3);
      else if (BEHIND.has(kind)) continue;
      else if (own && names.some(begins)) tiers.set(id, 2);
      else if (kind === "verdict" && judged(unit)) tiers.set(id, 1);
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
    const long = groups(query, known).reduce((sum, words) => sum + Math.max(1, words.length - 1), 0);
    const quoted = long >= QUOTED;
    const weight = (id) => (quoted && tiers.get(id) === 1 && all[id].kind !== "verdict" ? 1 / all[id].text.length : scores.get(id) ?? 0);
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
  function near({ index, known }, query) {
    const found = sought(query, known).flatMap((word) => index.autoSuggest(word, { fuzzy: 0.4 }));
    found.sort((a, b) => b.score - a.score);
    return [...new Set(found.map(({ suggestion }) => known.written.get(suggestion) ?? suggestion))].slice(0, NEAR);
  }

  function told(found, query) {
    const count = found.filter(({ whole }) => whole).length;
    const results = count === 1 ? "One result" : `${count || "No"} results`;
    if (!found.length) return `${results}. The chapters are listed below.`;
    const others = [...new Set(found.map(({ as }) => as))].filter((as) => as !== query);
    const also = others.length ? ` Also searched for: ${others.map((as) => `“${as}”`).join(", ")}.` : "";
    return (count < found.length ? `${results} with all the words, ${found.length - count} with some.` : `${results}.`) + also;
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
