// Registers: filter their rows by what they are about, and sort them. Without a script they are
// plain lists and tables.
"use strict";

const AS_IT_STANDS = "as it stands";

function labelled(words, values) {
  const label = document.createElement("label");
  const select = document.createElement("select");
  for (const value of values) select.append(new Option(value, value));
  label.append(`${words} `, select);
  return [label, select];
}

/** Compare numbers as numbers and all else as people sort words, down if asked; empty is last. */
function compare(one, other, down) {
  if (!one || !other) return !one - !other;
  if (down) return compare(other, one, false);
  const numbers = [one, other].map((text) => Number(text.replace(/[,%]/g, "").replace("−", "-")));
  if (!numbers.some(Number.isNaN)) return numbers[0] - numbers[1];
  return one.localeCompare(other, "en", { numeric: true });
}

class Register {
  constructor(place) {
    this.place = place;
    this.about = JSON.parse(place.dataset.register);
    this.rows = [...place.querySelectorAll("[data-told]")];
    this.homes = new Map(this.rows.map((row) => [row, row.parentElement]));
    this.sorted = null;
    this.told = new Map(this.rows.map((row) => [row, JSON.parse(row.dataset.told)]));
    this.heads = [...place.querySelectorAll("thead th")];
    this.columns = this.heads.length
      ? this.heads.map((head) => head.textContent.trim())
      : Object.keys(JSON.parse(this.rows[0].dataset.keys));
    this.name = (place.querySelector("table")?.id || place.id || this.about.of).replace(/^table-/, "");
    this.chosen = this.about.facets.map(() => "");
    this.order = { column: -1, down: false };
  }

  /** Put what chooses above the register: a list a facet, an order, how many rows are shown. */
  open() {
    const group = document.createElement("div");
    group.className = "choose";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", `Filter and sort: ${this.about.of}`);
    this.filters = this.about.facets.map((facet, n) => {
      const values = [...new Set([...this.told.values()].flat().map((row) => row[n]))];
      const [label, select] = labelled(facet, values.filter(Boolean));
      select.prepend(new Option("all", "", true, true));
      select.value = "";
      if (select.options.length > 2) group.append(label);
      select.addEventListener("change", () => {
        this.chosen[n] = select.value;
        this.show();
      });
      return select;
    });
    const orders = this.columns.flatMap((column) => [column, `${column}, reversed`]);
    const [label, select] = labelled("sort by", [AS_IT_STANDS, ...orders]);
    this.sorter = select;
    select.addEventListener("change", () => this.sortAsListed());
    this.all = document.createElement("button");
    this.all.type = "button";
    this.all.textContent = "Show all";
    this.all.addEventListener("click", () => this.reset());
    this.count = document.createElement("p");
    this.count.setAttribute("role", "status");
    group.append(label, this.all, this.count);
    this.place.prepend(group);
    this.heads.forEach((head, n) => this.sortable(head, n));
    this.choose();
  }

  /** Choose what the address says: of each register by its name, as `checks.verdict=wrong`. */
  choose() {
    const said = new URLSearchParams(location.search);
    const lists = [...this.filters, this.sorter];
    for (const [n, list] of lists.entries()) {
      const value = said.get(this.key(n));
      if ([...list.options].some((option) => option.value === value)) list.value = value;
    }
    this.chosen = this.filters.map((filter) => filter.value);
    this.sortAsListed();
    this.reveal();
  }

  key(n) {
    return `${this.name}.${this.about.facets[n] ?? "sort"}`;
  }

  /** Write what is chosen into the address, so that it can be sent. */
  write() {
    const said = new URLSearchParams(location.search), before = said.toString();
    const order = this.sorter.selectedIndex ? this.sorter.value : "";
    for (const [n, value] of [...this.chosen, order].entries()) {
      if (value) said.set(this.key(n), value);
      else said.delete(this.key(n));
    }
    if (said.toString() === before) return;
    history.replaceState(history.state, "", `${location.pathname}${said.size ? `?${said}` : ""}${location.hash}`);
  }

  /** Make the head of a column a button that sorts by it, up, down and as it stood. */
  sortable(head, n) {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      const again = this.order.column === n;
      this.sort(again && this.order.down ? -1 : n, again && !this.order.down);
    });
    head.append(button);
  }

  show() {
    let shown = 0;
    for (const row of this.rows) {
      const fits = (told) => this.chosen.every((value, n) => !value || told[n] === value);
      row.hidden = !this.told.get(row).some(fits);
      shown += !row.hidden;
    }
    for (const topic of this.place.querySelectorAll("section")) {
      topic.hidden = !topic.querySelector("[data-told]:not([hidden])");
    }
    const by = this.order.column < 0 ? "" : `, by ${this.sorter.value}`;
    this.count.textContent = `${shown} of ${this.rows.length} ${this.about.of}${by}`;
    this.all.hidden = shown === this.rows.length && this.order.column < 0;
    this.write();
  }

  cell(row, column) {
    if (!this.heads.length) return String(JSON.parse(row.dataset.keys)[this.columns[column]]);
    return row.cells[column].textContent.trim();
  }

  /** Sort the rows by a column, those of several lists in one; by -1, put them back as they stood. */
  sort(column, down) {
    this.order = { column, down };
    const rows = [...this.rows];
    if (column >= 0) {
      const keys = new Map(rows.map((row) => [row, this.cell(row, column)]));
      rows.sort((one, other) => compare(keys.get(one), keys.get(other), down));
    }
    for (const row of rows) (column < 0 ? this.homes.get(row) : this.one()).append(row);
    this.place.querySelector("table")?.classList.toggle("sorted", column >= 0);
    this.heads.forEach((head, n) => {
      if (n === column) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    this.sorter.selectedIndex = column < 0 ? 0 : 1 + 2 * column + down;
    this.show();
  }

  /** Return the one list of sorted rows: the table's own, or one in place of the topics. */
  one() {
    const homes = new Set(this.homes.values());
    if (homes.size === 1) return homes.values().next().value;
    if (!this.sorted) {
      this.sorted = document.createElement("div");
      this.place.append(this.sorted);
    }
    return this.sorted;
  }

  /** Sort by what the list of orders says: each column, and behind it the column reversed. */
  sortAsListed() {
    const at = this.sorter.selectedIndex - 1;
    this.sort(at < 0 ? -1 : Math.floor(at / 2), at % 2 === 1);
  }

  /** Show what the lists say where a browser filled them in again, on a way back or a reload. */
  restore() {
    const said = this.filters.map((filter) => filter.value);
    if (!this.sorter.selectedIndex && said.every((value, n) => value === this.chosen[n])) return;
    this.chosen = said;
    this.sortAsListed();
    this.reveal();
  }

  reset() {
    this.chosen.fill("");
    for (const filter of this.filters) filter.value = "";
    this.sort(-1, false);
    this.filters.find((filter) => filter.isConnected)?.focus();
  }

  /** Show everything when an address leads to a row that is not shown. */
  reveal() {
    const aimed = targeted(location.hash);
    if (aimed && this.place.contains(aimed) && aimed.closest("[hidden]")) {
      this.reset();
      aimed.scrollIntoView();
    }
  }
}

document.addEventListener("DOMContentLoaded", () => {
  for (const place of document.querySelectorAll("[data-register]")) {
    const register = new Register(place);
    if (register.rows.length < 2) continue;
    register.open();
    window.addEventListener("hashchange", () => register.reveal());
    window.addEventListener("pageshow", () => register.restore());
  }
});
