// Escape closes the menu of a phone, which opens without this script.
"use strict";
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
