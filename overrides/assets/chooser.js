// Two lists, of the country of residence and of work, lead to the page of that direction. Only directions with a page
// can be chosen: the links below, which work without this script.
const form = /** @type {HTMLFormElement} */ (document.querySelector(".chooser"));
const lives = /** @type {HTMLSelectElement} */ (form.elements.namedItem("lives"));
const works = /** @type {HTMLSelectElement} */ (form.elements.namedItem("works"));
const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".directions a"));
const pages = new Map([...links].map((link) => [link.pathname.match(/\/(\w\w-\w\w)\/$/)?.[1], link.href]));

const offer = () => {
  for (const option of works.options) option.disabled = !pages.has(`${lives.value}-${option.value}`);
  if (works.selectedOptions[0]?.disabled)
    works.value = [...works.options].find((option) => !option.disabled)?.value ?? "";
};

lives.addEventListener("change", offer);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  const page = pages.get(`${lives.value}-${works.value}`);
  if (page) location.assign(page);
});
offer();
form.hidden = false;
