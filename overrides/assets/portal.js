// Folds the menu on a phone. Without this script the menu simply stands open.
"use strict";
const button = document.querySelector("[aria-expanded]");
const menu = document.querySelector(".menu");
const fold = (open) => {
  button.setAttribute("aria-expanded", String(open));
  menu.classList.toggle("is-open", open);
};
button.addEventListener("click", () => fold(button.getAttribute("aria-expanded") === "false"));
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
    fold(false);
    button.focus();
  }
});
