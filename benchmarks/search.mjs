// Thirty searches and more in three libraries, and in the search of the book: the right anchor among
// the first three. Called by search.py, which says where book, searches and libraries are.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import zlib from "node:zlib";

const [book, searches, libraries] = process.argv.slice(2);
const read = (file) => fs.readFileSync(file, "utf8");
const files = {
  "MiniSearch 7.2.0": "minisearch/dist/umd/index.js",
  "FlexSearch 0.8.212": "flexsearch/dist/flexsearch.bundle.min.js",
  "Lunr 2.3.9": "lunr/lunr.min.js",
};
const context = vm.createContext({ console, setTimeout, queueMicrotask });
context.self = context.window = context.globalThis = vm.runInContext("this", context);
for (const file of Object.values(files)) vm.runInContext(read(path.join(libraries, file)), context);
const ours = ["words.js", "search-units.js", "search.js"].map((name) => read(path.join(book, "_static", name)));
vm.runInContext(`${ours.join("\n")};Object.assign(globalThis, { Words, Units, Search });`, context);

const { MiniSearch, FlexSearch, lunr, Words, Units, Search } = context;
const fields = ["title", "anchor", "text"];
const docs = Units.units.map(([, , anchor, title, text], id) => ({ id, anchor, title, text }));
const asTyped = (text) => text, asFound = (text) => Words.words(text).flatMap((parts) => (parts.length > 1 ? [parts.join(""), ...parts] : parts)).join(" ");

/** Return for each engine a function that answers a query with the numbers of units. */
const engines = {
  "MiniSearch 7.2.0": (form) => {
    const index = new MiniSearch({ fields });
    index.addAll(docs.map((doc) => ({ ...doc, title: form(doc.title), text: form(doc.text) })));
    return (query) => index.search(form(query), { boost: { title: 3 } }).map(({ id }) => id);
  },
  "FlexSearch 0.8.212": (form) => {
    const index = new FlexSearch.Document({ document: { id: "id", index: fields }, tokenize: "forward" });
    for (const doc of docs) index.add({ ...doc, title: form(doc.title), text: form(doc.text) });
    return (query) => [...new Set(index.search(form(query)).flatMap(({ result }) => result))];
  },
  "Lunr 2.3.9": (form) => {
    const index = lunr(function build() {
      this.ref("id");
      this.field("title", { boost: 3 });
      this.field("anchor");
      this.field("text");
      for (const doc of docs) this.add({ ...doc, title: form(doc.title), text: form(doc.text) });
    });
    const plain = (query) => form(query).replace(/[^\p{L}\p{N}\s'’]/gu, " ");
    return (query) => index.search(plain(query)).map(({ ref }) => Number(ref));
  },
};
const wanted = JSON.parse(read(searches));
const right = (answer) => wanted.filter(([query, anchors]) => answer(query).slice(0, 3).some((id) => anchors.includes(docs[id].anchor))).length;
const found = [];
for (const [name, engine] of Object.entries(engines)) {
  const shipped = path.join(book, "_static", "minisearch.js");  // that in the package is not minified
  const file = name.startsWith("Mini") ? shipped : path.join(libraries, files[name]);
  const size = zlib.gzipSync(read(file)).length;
  found.push({ name, form: "words as it splits them", right: right(engine(asTyped)), size });
  found.push({ name, form: "words as the book splits them", right: right(engine(asFound)), size });
}
const index = Search.prepare(Units);
found.push({ name: "", form: "phrases first", right: right((query) => Search.find(index, query).map(({ id }) => id)) });
console.log(JSON.stringify({ searches: wanted.length, found }));
