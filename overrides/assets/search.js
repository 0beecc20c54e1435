// The search page: fetches the search itself when it is first used, by a question in the address or in the form.
const page = /** @type {HTMLElement} */ (document.querySelector("#search"));
page.dataset.begun = ""; // else portal.js says that search does not work

const begin = () => {
  import("./search-page.js").catch(() => page.dispatchEvent(new Event("absent")));
  // What it needs is named here as well, so that none waits for another; what fails here is asked for once more there.
  Promise.allSettled([
    import("./search-answer.js"),
    import("./search-forms.js"),
    import("./search-index.js"),
    import("./search-query.js"),
    import("./search-rank.js"),
    import("./search-text.js"),
  ]);
};

if (location.search) begin();
else {
  page.dataset.ready = "";
  page.querySelector("form")?.addEventListener("focusin", begin, { once: true });
}
