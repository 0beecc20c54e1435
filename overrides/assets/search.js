// The search page: fetches the search itself when it is first used, by a question in the address or in the form.
const page = /** @type {HTMLElement} */ (document.querySelector("#search"));
page.dataset.begun = ""; // else portal.js says that search does not work

// Each part names what it needs; named here as well, none waits for another.
const fetched = () =>
  Promise.all([
    import("./search-page.js"),
    import("./search-answer.js"),
    import("./search-forms.js"),
    import("./search-index.js"),
    import("./search-query.js"),
    import("./search-rank.js"),
    import("./search-text.js"),
  ]);
const begin = () => {
  fetched().catch(() => page.dispatchEvent(new Event("absent")));
};

if (location.search) begin();
else {
  page.dataset.ready = "";
  page.querySelector("form")?.addEventListener("focusin", begin, { once: true });
}
