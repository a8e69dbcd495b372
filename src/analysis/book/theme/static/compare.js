// Two articles side by side. What is shared and how it differs was computed by the build
// (analysis.pages.compare); here the sentences are laid beside each other.
"use strict";

const Compare = (() => {
  const SHARED = 3, CLAIM = 1;  // what a pair of sentences weighs that shares a passage, or a claim

  /** Return what joins two articles: pairs of sentence ids with weight, passages and claims. */
  function joints(data, a, b) {
    const found = new Map();
    const joint = (one, other) => {
      const key = `${one} ${other}`;
      if (!found.has(key)) found.set(key, { a: one, b: other, weight: 0, passages: [], claims: [] });
      return found.get(key);
    };
    const own = (article) => new Set(article.sentences.map(([id]) => id));
    const inA = own(a), inB = own(b);
    for (const [kind, one, other] of data.shared) {
      const [left, right] = inA.has(one[0]) ? [one, other] : [other, one];
      if (!inA.has(left[0]) || !inB.has(right[0])) continue;
      const pair = joint(left[0], right[0]);
      pair.weight += SHARED;
      pair.passages.push({ kind, left, right });
    }
    for (const [id, statement, told] of data.claims) {
      if (!told[a.id] || !told[b.id]) continue;
      for (const one of told[a.id][2]) {
        for (const other of told[b.id][2]) {
          const pair = joint(one, other);
          pair.weight += CLAIM;
          pair.claims.push({ id, statement, left: told[a.id], right: told[b.id] });
        }
      }
    }
    return [...found.values()];
  }

  /** Tell whether a joint can follow another: further on in both, or the next sentence of one. */
  function follows(pair, before) {
    const ahead = pair.i - before.i, along = pair.j - before.j;
    return (ahead > 0 && along > 0) || (ahead === 0 && along === 1) || (ahead === 1 && along === 0);
  }

  /** Return the heaviest joints that keep both orders. */
  function inOrder(all, a, b) {
    const place = (article) => new Map(article.sentences.map(([id], n) => [id, n]));
    const atA = place(a), atB = place(b);
    const pairs = all
      .map((pair) => ({ ...pair, i: atA.get(pair.a), j: atB.get(pair.b) }))
      .filter(({ i, j }) => i !== undefined && j !== undefined)
      .sort((one, other) => one.i - other.i || one.j - other.j);
    pairs.forEach((pair, n) => {
      pair.total = pair.weight;
      for (const before of pairs.slice(0, n)) {
        if (follows(pair, before) && before.total + pair.weight > pair.total) {
          pair.total = before.total + pair.weight;
          pair.before = before;
        }
      }
    });
    const chain = [];
    let last = pairs.reduce((best, pair) => (!best || pair.total > best.total ? pair : best), null);
    for (; last; last = last.before) chain.unshift(last);
    return chain;
  }

  /** Return a sentence with its shared passages, and in these what differs marked. */
  function sentence(article, index, css, passages, side = css) {
    const [id, text] = article.sentences[index];
    const number = element("a", "number", String(Number(id.split("-s").pop())));
    number.href = `article-${article.id}.html#${id}`;
    number.setAttribute("aria-label", `${article.outlet}, sentence ${number.textContent}`);
    const made = element("p", css, element("span", "outlet", article.outlet), number);
    made.id = id;
    const shared = passages.map((of) => of[side === "a" ? "left" : "right"]);
    const cuts = new Set([0, text.length]);
    for (const [, span, marks] of shared) {
      for (const at of [...span, ...marks.flatMap(([start, end]) => [start, end])]) {
        if (at > 0 && at < text.length) cuts.add(at);
      }
    }
    const edges = [...cuts].sort((one, other) => one - other);
    edges.slice(0, -1).forEach((start, n) => {
      const words = text.slice(start, edges[n + 1]);
      const within = ([from, to]) => from <= start && start < to;
      const inside = shared.filter(([, span]) => span.length && within(span));
      // Of several passages of one sentence, what one of them has in common is no difference.
      const marks = inside.map(([, , all]) => all.find(within));
      const differs = marks.length && marks.every(Boolean);
      let piece = words;
      if (differs) piece = element("mark", marks.some(([, , moved]) => moved) ? "moved" : "", words);
      made.append(inside.length ? element("span", "shared", piece) : piece);
    });
    return made;
  }

  function claimItem(claim, a, b) {
    const link = element("a", "", claim.statement);
    link.href = `claims.html#claim-${claim.id}`;
    const of = ([relation, verdict]) => (verdict ? `${relation}, record: ${verdict}` : relation);
    const told = ` ${a.outlet}: ${of(claim.left)}. ${b.outlet}: ${of(claim.right)}.`;
    return element("li", "", "Claim: ", link, told);
  }

  /** Return joints that have a sentence in common together. */
  function grouped(chain) {
    const groups = [];
    for (const joint of chain) {
      const last = groups.at(-1)?.at(-1);
      if (last && (last.i === joint.i || last.j === joint.j)) groups.at(-1).push(joint);
      else groups.push([joint]);
    }
    return groups;
  }

  /** Return what is joined, side by side, what its sentences share in another order, and the claims
      that both make. */
  function row(a, b, group, all) {
    const made = element("div", "row joined");
    const kinds = kindsOf(group);
    made.append(element("p", "on", kinds ? `Shared passage: ${kinds}` : "The same claim; their words are not compared"));
    const own = { a: [], b: [] }, beside = { a: [], b: [] };
    for (const [side, place, article, there, other] of [["a", "i", a, "b", b], ["b", "j", b, "a", a]]) {
      for (const index of new Set(group.map((joint) => joint[place]))) {
        const pairs = all.filter((pair) => pair[side] === article.sentences[index][0]);
        own[side].push(sentence(article, index, "", pairs.flatMap(({ passages }) => passages), side));
        beside[there].push(...partners(pairs.filter(({ inOrder }) => !inOrder), other, there));
      }
    }
    for (const side of ["a", "b"]) made.append(element("div", side, ...own[side], ...beside[side]));
    const claims = new Map(group.flatMap((joint) => joint.claims).map((claim) => [claim.id, claim]));
    if (claims.size) made.append(element("ul", "", ...[...claims.values()].map((claim) => claimItem(claim, a, b))));
    return made;
  }

  function kindsOf(pairs) {
    return [...new Set(pairs.flatMap(({ passages }) => passages.map(({ kind }) => kind)))].join(", ");
  }

  /** Return the sentences of an article that share a passage with one beside which they do not stand:
      they are shown again, in frames, each with a link to its place. */
  function partners(pairs, article, side) {
    return pairs.filter(({ passages }) => passages.length).map((pair) => {
      const link = element("a", "", `stands elsewhere in ${article.outlet}`);
      link.href = `#${pair[side]}`;
      const index = article.sentences.findIndex(([id]) => id === pair[side]);
      const again = sentence(article, index, "", pair.passages, side);
      again.removeAttribute("id");  // which it has at its place
      return element("div", "partner", element("div", "on", `Shared passage: ${kindsOf([pair])}; `, link), again);
    });
  }

  /** Return a sentence without a partner in order, beside it those that it has in another. */
  function alone(article, other, index, side, all) {
    const id = article.sentences[index][0], there = side === "a" ? "b" : "a";
    const elsewhere = all.filter((pair) => pair[side] === id);
    const beside = partners(elsewhere, other, there);
    const made = element("div", beside.length ? "row apart" : "row alone");
    made.append(sentence(article, index, side, elsewhere.flatMap(({ passages }) => passages)));
    if (beside.length) made.append(element("div", there, ...beside));
    for (const pair of elsewhere.filter(({ passages }) => !passages.length)) {
      const link = element("a", "", `sentence ${Number(pair[there].split("-s").pop())} of ${other.outlet}`);
      link.href = `#${pair[there]}`;
      made.append(element("ul", "", element("li", "", "Same claim as ", link)));
    }
    return made;
  }

  function show(data, a, b) {
    const joined = joints(data, a, b), chain = inOrder(joined, a, b);
    const all = joined.map((pair) => ({ ...pair, inOrder: chain.some((one) => one.a === pair.a && one.b === pair.b) }));
    const rows = [element("div", "row heads", element("span", "a", head(a)), element("span", "b", head(b)))];
    let i = 0, j = 0;
    const upTo = (endA, endB) => {
      for (; i < endA; i++) rows.push(alone(a, b, i, "a", all));
      for (; j < endB; j++) rows.push(alone(b, a, j, "b", all));
    };
    for (const group of grouped(chain)) {
      upTo(group[0].i, group[0].j);
      rows.push(row(a, b, group, all));
      i = group.at(-1).i + 1;
      j = group.at(-1).j + 1;
    }
    upTo(a.sentences.length, b.sentences.length);
    document.querySelector("#compared").replaceChildren(...rows);
    const passages = all.reduce((sum, pair) => sum + pair.passages.length, 0);
    const claims = new Set(all.flatMap((pair) => pair.claims.map(({ id }) => id))).size;
    say(`${a.outlet} and ${b.outlet}: ${many(passages, "shared passage")}, ${many(claims, "claim")} in common.`, data.key, a, all);
    listClaims(all);
  }

  /** Return a number with what is counted, one or many of it. */
  function many(count, one) {
    return `${count} ${one}${count === 1 ? "" : "s"}`;
  }

  /** Say what two articles share, with links to it, and what the marks mean. */
  function say(counts, key, a, all) {
    const order = new Map(a.sentences.map(([id], n) => [id, n]));
    const shared = all.filter(({ passages }) => passages.length).sort((one, other) => order.get(one.a) - order.get(other.a));
    const links = shared.flatMap((pair) => pair.passages.map(({ kind }) => {
      const [one, other] = [pair.a, pair.b].map((id) => Number(id.split("-s").pop()));
      const link = element("a", "", `sentence ${one} with ${other}`);
      link.href = `#${pair.a}`;
      return element("li", "", link, ` (${kind})`);
    }));
    document.querySelector("#compared-said").replaceChildren(counts);
    const list = document.querySelector("#compared-list");
    list.replaceChildren(...(links.length ? [element("p", "", "Shared passages:"), element("ul", "", ...links)] : []), element("p", "", key));
  }

  /** List the claims that two articles have in common, each with a link to where the first has it. */
  function listClaims(all) {
    const places = new Map();
    for (const pair of all) for (const claim of pair.claims) if (!places.has(claim.id)) places.set(claim.id, [claim, pair.a]);
    const items = [...places.values()].map(([claim, at]) => {
      const link = element("a", "", claim.statement);
      link.href = `#${at}`;
      return element("li", "", link);
    });
    const list = document.querySelector("#compared-claims");
    list.hidden = !items.length;
    list.querySelector("ul").replaceChildren(...items);
  }

  /** Ask for another article where the same is chosen twice. */
  function askForAnother(a) {
    document.querySelector("#compared").replaceChildren();
    document.querySelector("#compared-list").replaceChildren();
    listClaims([]);
    document.querySelector("#compared-said").textContent =
      `${a.outlet} is chosen twice. Choose another article to set beside it.`;
  }

  function head(article) {
    return article.date ? `${article.outlet}, ${article.date}` : article.outlet;
  }

  function start() {
    const data = JSON.parse(document.querySelector("#compared-data").textContent);
    const form = document.querySelector("#compared-choice");
    const known = new Map(data.articles.map((article) => [article.id, article]));
    const asked = new URLSearchParams(location.search);
    for (const [side, there, first] of [["a", "b", data.first], ["b", "a", data.first.toReversed()]]) {
      const given = asked.get(side);
      form.elements[side].value = known.has(given) ? given : first.find((id) => id !== asked.get(there)) ?? first[0];
    }
    const amiss = ["a", "b"].some((side) => asked.has(side) && !known.has(asked.get(side)));
    const run = () => {
      const [a, b] = ["a", "b"].map((side) => known.get(form.elements[side].value));
      const told = document.querySelector("article").dataset;  // what "Cite" cites (cite.js)
      told.chosen = a === b ? "" : chosen();
      told.chosenTitle = `${a.outlet} and ${b.outlet}`;
      if (a === b) askForAnother(a);
      else show(data, a, b);
    };
    const chosen = () => new URLSearchParams(new FormData(form)).toString();
    const choose = (event) => {
      event?.preventDefault();
      const hash = event ? "" : location.hash;
      history.replaceState(null, "", `?${chosen()}${hash}`);
      run();
    };
    form.addEventListener("submit", choose);
    form.addEventListener("change", choose);
    form.elements.swap.addEventListener("click", () => {
      const { a, b } = form.elements;
      [a.value, b.value] = [b.value, a.value];
      choose();
    });
    form.elements.link.addEventListener("click", () => {
      copy(new URL(`?${chosen()}`, location.href).href, form.elements.link);
    });
    if (asked.size) choose();  // the address says what is shown, whatever it asked for
    else run();
    if (amiss) document.querySelector("#compared-said").prepend("The address names an article that this book does not have; another stands in its place. ");
    const aim = targeted(location.hash);
    if (aim?.closest("#compared")) {
      aim.classList.add("aimed");
      aim.scrollIntoView();
    }
  }

  return { start };
})();

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", Compare.start);
else Compare.start();
