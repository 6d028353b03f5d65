// The theme that was chosen here before is set ahead of the first painting, so that
// nothing flashes. A script of its own: the policy of the page allows none within HTML.
"use strict";
try {
  const theme = localStorage.getItem("heed.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the system's theme stands.
}
