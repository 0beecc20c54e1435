// On every page: closes the menu of a phone, opens folded parts that links lead to, and reports a lost search script.
"use strict";
// The menu of a phone opens without this script; Escape closes it.
const fold = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".fold"));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !fold?.open) return;
  fold.open = false;
  fold.querySelector("summary")?.focus();
});
// A link from elsewhere to a part that is folded, or to something in it, opens it.
const unfold = () => {
  const target = document.querySelector(":target");
  const folded = target?.querySelector(":scope > details") ?? target?.closest("details");
  if (!folded || folded.hasAttribute("open")) return;
  folded.setAttribute("open", "");
  target?.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();
// Where a script of search could not be fetched, the page says so; its form then loads the page again.
const search = /** @type {HTMLElement | null} */ (document.querySelector("#search"));
const absent = () => {
  const field = /** @type {HTMLInputElement | null} */ (search?.querySelector("input[name=q]"));
  if (!search || !field) return;
  field.value = field.value || (new URLSearchParams(location.search).get("q") ?? "");
  search.querySelector("[data-part=count]")?.replaceChildren(search.dataset.failed ?? "");
  for (const part of ["body", "filters"])
    search.querySelector(`[data-part=${part}]`)?.toggleAttribute("hidden", part !== "body");
};
search?.addEventListener("absent", absent);
addEventListener("load", () => {
  if (!search?.hasAttribute("data-begun")) absent();
});
