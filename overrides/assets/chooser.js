// Two lists, where one lives and where one works, lead to the page of that direction. Only directions that have a page
// can be chosen: they stand as links below, which work without this script.
const form = document.querySelector(".chooser");
const { lives, works } = form.elements;
const pages = new Map(
  [...document.querySelectorAll(".directions a")].map((link) => [link.pathname.match(/\/(\w\w-\w\w)\/$/)[1], link.href]),
);

const offer = () => {
  for (const option of works.options) option.disabled = !pages.has(`${lives.value}-${option.value}`);
  if (works.selectedOptions[0].disabled) works.value = [...works.options].find((option) => !option.disabled).value;
};

lives.addEventListener("change", offer);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  location.assign(pages.get(`${lives.value}-${works.value}`));
});
offer();
form.hidden = false;
document.querySelector(".all-directions").open = false;
