"use strict";
(() => {
  const search = document.getElementById("search");
  const results = document.getElementById("results");
  const contents = document.getElementById("contents");
  const most = 60;
  // Points of Hebrew and Arabic and letter case do not matter to who searches.
  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").replace(/\s+/g, " ").toLowerCase();
  let units = null;
  const collect = () => {
    units = [];
    const found = document.querySelectorAll("main article, main tbody tr, main h2, main h3, main h4, main p, main li");
    for (const element of found) {
      if (element.parentElement.closest("article")) continue;
      units.push({ element, text: element.textContent.replace(/\s+/g, " ").trim(), key: fold(element.textContent) });
    }
  };
  const show = () => {
    const wanted = fold(search.value).trim();
    contents.hidden = wanted !== "";
    results.hidden = wanted === "";
    results.replaceChildren();
    if (wanted === "") return;
    if (units === null) collect();
    const words = wanted.split(" ");
    const hits = units.filter((unit) => words.every((word) => unit.key.includes(word))).slice(0, most);
    if (hits.length === 0) {
      const none = document.createElement("li");
      none.textContent = results.dataset.none;
      results.append(none);
    }
    hits.forEach((hit, position) => {
      const target = hit.element.id ? hit.element : hit.element.querySelector("[id]") || hit.element;
      if (!target.id) target.id = "found-" + position + "-" + Date.now();
      const link = document.createElement("a");
      link.href = "#" + target.id;
      link.textContent = hit.text.length > 120 ? hit.text.slice(0, 120) + "…" : hit.text;
      const item = document.createElement("li");
      item.append(link);
      results.append(item);
    });
  };
  search.addEventListener("input", show);
  search.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { search.value = ""; show(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && document.activeElement !== search) { event.preventDefault(); search.focus(); }
  });
  document.getElementById("theme").addEventListener("click", () => {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
})();
