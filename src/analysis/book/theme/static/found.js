// Where a result of the search leads: the words that were sought are marked there.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const query = new URLSearchParams(location.search).get("q");
  if (!query || document.querySelector("#search-results")) return;
  const target = targeted(location.hash);
  const scope = target?.closest(".sentence, .claim-row, tr, section, div.citation")
    ?? target?.parentElement ?? document.querySelector("article");
  const meaning = target?.matches("dt") ? target.nextElementSibling : null;
  const inside = target?.matches("dt") ? target : scope;
  const skipped = "a.number, a.headerlink, .evidence, svg, script, details.hide";
  const sought = (squeezed) => Words.toMark(squeezed, query);
  for (const element of [inside, meaning]) if (element) Words.markIn(element, skipped, sought);
  target?.scrollIntoView();
});
