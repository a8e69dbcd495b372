// What a page does beyond HTML: colours by choice, copying of code. All else works without it.
"use strict";

const SCHEMES = { "": "as the system has them", light: "light", dark: "dark" };

function setScheme(button, scheme) {
  const root = document.documentElement;
  if (scheme) root.dataset.theme = scheme;
  else delete root.dataset.theme;
  button.setAttribute("aria-label", `Colours: ${SCHEMES[scheme]}`);
  button.title = button.getAttribute("aria-label");
}

function chooseScheme() {
  const button = document.querySelector("button.scheme");
  const names = Object.keys(SCHEMES);
  setScheme(button, document.documentElement.dataset.theme || "");
  button.hidden = false;
  button.addEventListener("click", () => {
    const now = document.documentElement.dataset.theme || "";
    const next = names[(names.indexOf(now) + 1) % names.length];
    setScheme(button, next);
    try { localStorage.setItem("scheme", next); } catch { /* for this page only */ }
  });
}

/** Return a new element with a class and what it holds. */
function element(name, css, ...inside) {
  const made = document.createElement(name);
  if (css) made.className = css;
  made.append(...inside);
  return made;
}

/** Return what an address within this page (“#id”) leads to; of a mistyped one, nothing. */
function targeted(hash) {
  try { return document.getElementById(decodeURIComponent(hash.slice(1))); } catch { return null; }
}

/** Put text on the clipboard, and say so on the button for a while. */
async function copy(text, button) {
  const said = button.dataset.said ??= button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not allowed here";
  }
  setTimeout(() => { button.textContent = said; }, 1500);
}

function copyCode() {
  for (const code of document.querySelectorAll("article div.highlight > pre")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", () => copy(code.textContent, button));
    code.parentElement.append(button);
  }
}

/** Return the mark of a drawing at a point or nearest to it: words may lie on a mark, and a finger
    does not hit a thin one. */
function markNear(event) {
  const drawing = event.target.closest?.(".drawing > svg, .picture > svg");
  if (!drawing || event.clientX === undefined) return null;
  const found = [...drawing.querySelectorAll("[data-href]")].map((mark) => {
    const { left, right, top, bottom, width, height } = mark.getBoundingClientRect();
    const aside = Math.max(left - event.clientX, 0, event.clientX - right);
    const off = Math.max(top - event.clientY, 0, event.clientY - bottom);
    return { mark, far: Math.hypot(aside, off), size: width * height };
  }).filter(({ far }) => far <= (event.pointerType === "mouse" ? 2 : 12));
  found.sort((a, b) => a.far - b.far || a.size - b.size);
  return found[0]?.mark ?? null;
}

/** Follow the link of a mark in a drawing; the table below the drawing, or the figure to which a
    picture leads, has them all as links. */
function followMarks() {
  for (const drawing of document.querySelectorAll(".drawing, .picture")) {
    drawing.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-href]") ?? markNear(event);
      if (mark) window.location.assign(new URL(mark.dataset.href, document.baseURI));
    });
  }
}

/** Close what lies over the page when a link in it leads to a place on the page. */
function closeBehind() {
  for (const nav of document.querySelectorAll("nav[popover]")) {
    nav.addEventListener("click", (event) => {
      if (event.target.closest("a") && nav.matches(":popover-open")) nav.hidePopover();
    });
  }
}

document.addEventListener("DOMContentLoaded", () => {
  chooseScheme();
  closeBehind();
  copyCode();
  followMarks();
  document.addEventListener("keydown", (event) => {
    const typing = event.target.matches("input, select, textarea, [contenteditable]");
    if (event.key === "k" && (event.ctrlKey || event.metaKey) || event.key === "/" && !typing) {
      event.preventDefault();
      document.querySelector(".search input").focus();
    }
  });
});
