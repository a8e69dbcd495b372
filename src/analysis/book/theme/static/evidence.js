// A card for what a link leads to (cards.js, loaded when a link is first pointed at), and the way
// back from where it led. Without this script the links lead on all the same.
"use strict";

const Evidence = (() => {
  const SHOWN = /#(?:claim-.+|fact-.+|source-.+|(?!(?:by-)?topic-).+-s\d+)$/;  // sentences, claims, facts, sources
  const LINKS = "article a[href*='#'], article [data-href*='#']";
  const WAIT = 200;  // milliseconds, so that a pointer on its way opens nothing
  let cards = null, card = null, timer = 0, touched = false, opener = null;

  function address(link) {
    return link.dataset.href ?? link.getAttribute("href");
  }

  function shownBy(event) {
    const link = event.target.closest?.(LINKS) ?? markNear(event);
    const leads = link && SHOWN.test(address(link)) && !standsInside(link);
    return leads && !link.matches(".number, .headerlink, .open, #search-results a, #compared-list a, #compared-claims a") ? link : null;
  }

  function load() {
    cards ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${document.documentElement.dataset.content_root}_static/cards.js`;
      script.onload = () => resolve(Cards);
      script.onerror = reject;
      document.head.append(script);
    });
    return cards;
  }

  /** Return the sentence with its quoted words marked; a passage may go on in the next ones. */
  function passage(all, anchor, words) {
    const [, stem, digits] = anchor.match(/^(.+-s)(\d+)$/) ?? [];
    let text = all[anchor][1];
    const sought = Words.squeeze(words).letters;
    for (let n = Number(digits) + 1; stem && n <= Number(digits) + 3; n++) {
      const marks = Words.ranges(Words.squeeze(text), words);
      if (marks.length) return [text, marks.slice(0, 1)];
      const next = all[`${stem}${String(n).padStart(digits.length, "0")}`];
      const letters = Words.squeeze(text).letters;
      const goesOn = [...letters].some((_, at) => letters.length - at > 8 && sought.startsWith(letters.slice(at)));
      if (!next || !goesOn) break;
      text += ` ${next[1]}`;
    }
    return [text, Words.ranges(Words.squeeze(text), words).slice(0, 1)];
  }

  function element(name, css, ...inside) {
    const made = document.createElement(name);
    if (css) made.className = css;
    made.append(...inside);
    return made;
  }

  async function open(link) {
    const anchor = decodeURIComponent(address(link).split("#").pop());
    const all = await load();
    if (opener !== link) return;
    if (!all[anchor]) {
      if (touched) location.assign(address(link));
      return;
    }
    const [head, , lines] = all[anchor];
    const text = element("p", "words");
    Words.fill(text, ...passage(all, anchor, link.dataset.words ?? link.textContent));
    const go = element("a", "open", "Open");
    go.href = address(link);
    go.setAttribute("aria-label", `Open ${head}`);
    card.replaceChildren(
      element("p", "head", head), text,
      ...(lines.length ? [element("ul", "", ...lines.map((line) => element("li", "", line)))] : []), go,
    );
    card.showPopover();
    place(link);
    if (!link.dataset.href) link.setAttribute("aria-describedby", card.id);
  }

  /** Put the card below or above a link; on a narrow screen the style sheet has it at the foot. */
  function place(link) {
    card.style.inset = "";
    if (window.innerWidth < 700) return;
    const at = link.getClientRects()[0] ?? link.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    const left = Math.max(8, Math.min(at.left, window.innerWidth - width - 12));
    const below = at.bottom + 6 + height < window.innerHeight;
    const top = below ? at.bottom + 6 : Math.max(8, at.top - height - 6);
    card.style.inset = `${top}px auto auto ${left}px`;
  }

  function soon(link) {
    clearTimeout(timer);
    if (link === opener && card.matches(":popover-open")) return;
    timer = setTimeout(() => { close(); opener = link; open(link); }, WAIT);
  }

  function close() {
    clearTimeout(timer);
    opener?.removeAttribute("aria-describedby");
    opener = null;
    if (card.matches(":popover-open")) card.hidePopover();
  }

  function later() {
    clearTimeout(timer);
    timer = setTimeout(close, WAIT + 150);
  }

  function listen() {
    const main = document.querySelector("main");
    card = element("div", "card");
    card.id = "evidence-card";
    card.popover = "manual";
    main.append(card);
    document.addEventListener("pointerdown", (event) => { touched = event.pointerType === "touch"; }, true);
    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const link = shownBy(event);
      if (link) soon(link);
      else if (card.contains(event.target)) clearTimeout(timer);
      else if (opener) later();
    });
    document.addEventListener("focusin", (event) => {
      const link = shownBy(event);
      if (link && link.matches(":focus-visible")) soon(link);
      else if (opener && !card.contains(event.target)) close();
    });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
    // A first tap shows the card, a second one or “Open” leads on.
    document.addEventListener("click", (event) => {
      const link = shownBy(event);
      if (link && touched && opener !== link) {
        event.preventDefault();
        event.stopImmediatePropagation();
        close();
        opener = link;
        open(link);
        return;
      }
      const followed = link ?? event.target.closest("article a[href*='#'], .card a");
      if (followed && !standsInside(followed)) remember(followed);
      if (!link && opener && !card.contains(event.target)) close();
    }, true);
  }

  // ------------------------------------------------------------------------------ the way back

  /** Tell whether a link stands in what it leads to, as the signs do that cite it. */
  function standsInside(link) {
    const there = address(link);
    return there.startsWith("#") && document.getElementById(decodeURIComponent(there.slice(1)))?.contains(link);
  }

  /** Return the words of a heading, without the sign of its link. */
  function words(heading) {
    const own = [...(heading?.childNodes ?? [])].filter((node) => !node.matches?.(".headerlink"));
    return own.map((node) => node.textContent).join("").trim();
  }

  function remember(link) {
    const from = link.closest(".card") ? opener ?? link : link;
    const to = new URL(address(link), document.baseURI).href;
    const place = from.closest("[id]:not([popover]):not(main)");
    const rests = from.closest(".rests");
    const anchor = rests ? rests.id.slice("rests-".length) : place?.id ?? "";
    const heading = words(from.closest("section")?.querySelector(":is(h1, h2, h3, h4)"));
    const title = words(document.querySelector("h1")) || document.title;
    const name = heading && heading !== title ? `${heading}, ${title}` : title;
    const back = `${location.pathname}${location.search}${anchor ? `#${anchor}` : ""}`;
    try { sessionStorage.setItem("way-back", JSON.stringify({ to, back, name })); } catch { /* none then */ }
  }

  function offerBack() {
    let kept = null;
    try { kept = JSON.parse(sessionStorage.getItem("way-back")); } catch { return; }
    document.querySelector(".way-back")?.remove();
    if (!kept || kept.to !== location.href) return;
    const link = element("a", "", `← Back to ${kept.name}`);
    link.href = kept.back;
    const dismiss = element("button", "", "×");
    dismiss.type = "button";
    dismiss.setAttribute("aria-label", "Close the way back");
    dismiss.addEventListener("click", () => {
      try { sessionStorage.removeItem("way-back"); } catch { /* it was not kept */ }
      dismiss.parentElement.remove();
    });
    document.querySelector("main").append(element("p", "way-back", link, dismiss));
  }

  function start() {
    listen();
    offerBack();
    window.addEventListener("hashchange", offerBack);
    window.addEventListener("pageshow", offerBack);
  }

  return { start };
})();

document.addEventListener("DOMContentLoaded", Evidence.start);
