// Cite a part: a link to the very element in which it stands opens a panel with its citation.
// Without this script such a link gives the address, and "Cite" leads to a page with all of it.
"use strict";

// Stands for the address of a book that has none of its own (analysis.book.references).
const NOWHERE = "https://address-of-this-book.invalid/";
const ENDINGS = { BibTeX: ".bib", RIS: ".ris", "CSL-JSON": ".json" };

/** Load the citations of this page, once; a script, because a folder allows no other request. */
function load(address) {
  if (window.citations) return Promise.resolve(window.citations);
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => done(window.citations);
    script.onerror = failed;
    document.head.append(script);
  });
}

/** Make an element with a class and text. */
function make(tag, css, text) {
  const element = document.createElement(tag);
  if (css) element.className = css;
  if (text) element.textContent = text;
  if (tag === "button") element.type = "button";
  return element;
}

/** The panel, one for the page: what is cited, a choice of formats, the text, copy, download. */
function panel() {
  const dialog = make("dialog", "cite-panel");
  const heading = make("h2");
  heading.id = "cite-heading";
  dialog.setAttribute("aria-labelledby", heading.id);
  const label = make("label", "", "Format ");
  const choice = make("select");
  label.append(choice);
  const text = make("div", "cite-text");
  text.setAttribute("aria-live", "polite");
  text.tabIndex = 0;
  const buttons = make("p", "cite-buttons");
  const [copyText, copyLink] = ["Copy citation", "Copy link"].map((n) => make("button", "", n));
  const file = make("a", "", "Download");
  const all = make("a", "", "All formats as a page");
  const close = make("button", "", "Close");
  buttons.append(copyText, copyLink, file, all, close);
  const note = make("p", "cite-note");
  dialog.append(heading, label, text, note, buttons);
  document.body.append(dialog);
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  return { dialog, heading, choice, text, note, copyText, copyLink, file, all };
}

/** Return the address at which the book is read; from a folder it has none that others could use. */
function readAt() {
  const root = new URL(document.documentElement.dataset.content_root, window.location.href);
  return /^https?:$/.test(root.protocol) ? root.href : "";
}

// How what a reader chose is written in a format; the others are HTML.
const WRITTEN = {
  BibTeX: (text) => text.replace(/[&%#_$]/g, "\\$&"),
  RIS: (text) => text,
  "CSL-JSON": (text) => JSON.stringify(text).slice(1, -1),
};

/** Return the citations of a page with what a reader has chosen there (compare.js) in title and
    address; those of its parts, which stand there whatever is chosen, as they are. */
function asChosen({ what, address, ...formats }, id) {
  const article = document.querySelector("article"), { chosen, chosenTitle } = article.dataset;
  if (!chosen || id !== article.querySelector("section").id) return { what, address, ...formats };
  const [page] = address.split("#"), title = new RegExp(what.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "i");
  for (const [name, text] of Object.entries(formats)) {
    const write = WRITTEN[name] ?? ((words) => make("p", "", words).innerHTML);
    formats[name] = text.replace(title, (found) => `${found}: ${write(chosenTitle)}`).replaceAll(page, `${page}?${write(chosen)}`);
  }
  return { what: `${what}: ${chosenTitle}`, address: address.replace(page, `${page}?${chosen}`), ...formats };
}

function show(parts, id, told, listed) {
  const { dialog, heading, choice, text, note, copyText, copyLink, file, all } = parts;
  const { what, address, ...formats } = asChosen(told, id);
  heading.textContent = `Cite: ${what}`;
  choice.replaceChildren(...Object.keys(formats).map((name) => new Option(name, name)));
  const unpublished = Object.values(formats).some((one) => one.includes(NOWHERE));
  note.hidden = !unpublished;
  note.textContent = readAt()
    ? "This edition has no public address yet; the citation has the one at which you read it."
    : "This edition has no public address yet; the citation has that of the part within the book.";
  const fill = () => {
    copyText.textContent = "Copy citation";
    const ending = ENDINGS[choice.value];
    const shown = make(ending ? "pre" : "p");
    const written = formats[choice.value].replaceAll(NOWHERE, readAt());
    if (ending) shown.textContent = written;
    else shown.innerHTML = written; // made with the book, where all text is escaped
    text.replaceChildren(shown);
    file.hidden = !ending;
    URL.revokeObjectURL(file.href);
    file.href = URL.createObjectURL(new Blob([shown.textContent], { type: "text/plain" }));
    file.download = `${id || "page"}${ending || ".txt"}`;
  };
  choice.onchange = fill;
  copyText.onclick = () => copy(text.textContent, copyText);
  const link = new URL(window.location.href);
  link.search = new URL(address, link).search || link.search;
  link.searchParams.delete("q");  // what was searched is no part of the address
  link.hash = id;
  copyLink.onclick = () => copy(link.href, copyLink);
  all.href = listed + "#" + id;
  fill();
  dialog.showModal();
}

/** Have the citation at the foot of a printed page say where it is read and what is chosen on it. */
function citeInPrint() {
  const [title, address] = document.querySelectorAll("footer [data-cited]");
  if (!title) return;
  const [name, page] = [title.textContent, address.textContent];
  const root = "here" in address.dataset ? readAt() : "";
  const write = () => {
    const { chosen, chosenTitle } = document.querySelector("article").dataset;
    title.textContent = chosen ? `${name}: ${chosenTitle}` : name;
    address.textContent = root + page + (chosen ? `?${chosen}` : "");
  };
  write();
  window.addEventListener("beforeprint", write);
}

document.addEventListener("DOMContentLoaded", () => {
  citeInPrint();
  const source = document.documentElement.dataset.citations;
  if (!source) return;
  const listed = source.replace(/\.js(\?.*)?$/, ".html");
  let parts = null;
  document.querySelector("article").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const page = link.classList.contains("cite");
    const hash = page ? "" : link.getAttribute("href");
    if (!page && !hash.startsWith("#")) return;
    const id = page ? document.querySelector("article section").id : decodeURIComponent(hash.slice(1));
    const target = document.getElementById(id);
    if (!page && !(target && target.contains(link))) return;
    event.preventDefault();
    load(source).then((citations) => {
      if (!citations[id]) throw new Error(id);
      if (!page) history.replaceState(null, "", hash);
      parts ??= panel();
      show(parts, id, citations[id], listed);
    }).catch(() => { window.location.assign(link.href); });
  });
});
