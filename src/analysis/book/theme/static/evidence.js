// A card for what a link leads to (cards.js, loaded when a link is first pointed at), and the way
// back from where it led. Without this script the links lead on all the same.
"use strict";

const Evidence = (() => {
  const SHOWN = /#(?:claim-.+|fact-.+|source-.+|(?!(?:by-)?topic-).+-s\d+)$/;  // sentences, claims, facts, sources
  const LINKS = "article a[href*='#'], article [data-href*='#']";
  const GAP = 12, LEAST = 160;  // pixels around a card on a narrow screen, and of its height
  const WAIT = 200;  // milliseconds, so that a pointer on its way opens nothing
  let cards = null, card = null, timer = 0, touched = false, opener = null;
  let moved = false;  // by the reader, since the page is shown

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
    const dismiss = element("button", "close", "Close");
    dismiss.type = "button";
    dismiss.addEventListener("click", leave);
    card.replaceChildren(
      element("p", "head", head), text,
      ...(lines.length ? [element("ul", "", ...lines.map((line) => element("li", "", line)))] : []),
      element("p", "ways-on", go, dismiss),
    );
    // Its links follow the one that has it, for the keyboard.
    card.showPopover(link instanceof HTMLElement ? { source: link } : {});
    place(link);
    if (!link.dataset.href) link.setAttribute("aria-describedby", card.id);
  }

  /** Put the card below or above a link; on a narrow screen at the foot, or at the head where there
      is more room, and never over the link. */
  function place(link) {
    card.style.inset = card.style.maxHeight = "";
    if (window.innerWidth < 700) {
      const { top, bottom } = link.getBoundingClientRect();
      const head = Math.max(0, document.querySelector(".ways").getBoundingClientRect().bottom) + GAP;
      const above = top - GAP - head, below = window.innerHeight - GAP - bottom - GAP;
      const foot = below >= Math.min(above, card.offsetHeight);
      card.style.maxHeight = `min(60vh, ${Math.max(foot ? below : above, LEAST)}px)`;
      if (!foot) card.style.inset = `${head}px ${GAP}px auto auto`;
      return;
    }
    const at = link.getBoundingClientRect();  // of all its lines
    const { width, height } = card.getBoundingClientRect();
    const start = link.getClientRects()[0]?.left ?? at.left;
    const left = Math.max(8, Math.min(start, window.innerWidth - width - 12));
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

  /** Close the card from within; who was led into it by the keyboard is back at the link. */
  function leave() {
    const from = opener;
    close();
    from?.focus?.({ preventScroll: true });
    clearTimeout(timer);
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
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") (card.contains(document.activeElement) ? leave : close)(); });
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
    return there.startsWith("#") && targeted(there)?.contains(link);
  }

  /** Return the words of a heading, without the sign of its link. */
  function words(heading) {
    const own = [...(heading?.childNodes ?? [])].filter((node) => !node.matches?.(".headerlink"));
    return own.map((node) => node.textContent).join("").trim();
  }

  function remember(link) {
    const from = link.closest(".card") ? opener ?? link : link;
    const { href: to, pathname } = new URL(address(link), document.baseURI);
    const quoted = from.matches(".number") ? "" : from.dataset.words ?? from.textContent;
    const place = from.closest("[id]:not([popover]):not(main)");
    const rests = from.closest(".rests");
    const anchor = rests ? rests.id.slice("rests-".length) : place?.id ?? "";
    const heading = words(from.closest("section")?.querySelector(":is(h1, h2, h3, h4)"));
    const title = words(document.querySelector("h1")) || document.title;
    const name = heading && heading !== title ? `${heading}, ${title}` : title;
    const back = `${location.pathname}${location.search}${anchor ? `#${anchor}` : ""}`;
    try { sessionStorage.setItem("way-back", JSON.stringify({ to, back: pathname === location.pathname ? "" : back, name, quoted })); } catch { /* none then */ }
  }

  function offerBack() {
    let kept = null;
    try { kept = JSON.parse(sessionStorage.getItem("way-back")); } catch { return; }
    document.querySelector(".way-back")?.remove();
    if (!kept || kept.to !== location.href) return;
    markQuoted(kept.quoted);
    if (!kept.back) return;  // it leads to this very page
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
    moved = false;
  }

  /** Put the way back out of the way of who reads on, and back when they scroll up. A page that
      scrolls of itself, to where a link led, hides nothing. */
  function giveWay() {
    for (const move of ["wheel", "touchmove", "pointerdown", "keydown"]) {
      window.addEventListener(move, () => { moved = true; }, { passive: true });
    }
    let before = window.scrollY;
    window.addEventListener("scroll", () => {
      const on = window.scrollY - before;
      if (moved && on) document.querySelector(".way-back")?.classList.toggle("away", on > 0);
      before = window.scrollY;
    }, { passive: true });
  }

  /** Mark in the sentence to which a link led the words that it had; they may go on in the next. */
  function markQuoted(quoted) {
    const target = targeted(location.hash);
    const sentence = target?.matches(".sentence, #compared p") ? target : null;
    if (!quoted || !sentence || document.querySelector("mark.found")) return;
    const first = (squeezed) => Words.ranges(squeezed, quoted).slice(0, 1);
    const within = (scope) => Words.markIn(scope, "a.number, .outlet, .evidence", first);
    if (!within(sentence)) within(sentence.parentElement);
  }

  function start() {
    listen();
    offerBack();
    giveWay();
    window.addEventListener("hashchange", offerBack);
    window.addEventListener("pageshow", offerBack);
  }

  return { start };
})();

document.addEventListener("DOMContentLoaded", Evidence.start);
