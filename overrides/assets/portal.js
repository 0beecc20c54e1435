// Escape closes the menu of a phone, which opens without this script.
"use strict";
const fold = /** @type {HTMLDetailsElement | null} */ (document.querySelector(".fold"));
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !fold?.open) return;
  fold.open = false;
  fold.querySelector("summary")?.focus();
});
// A link from elsewhere to a part that is folded opens it.
const unfold = () => document.querySelector(":target > details")?.setAttribute("open", "");
addEventListener("hashchange", unfold);
unfold();
