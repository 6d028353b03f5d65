// Says what to do when the page is opened from the disk, where browsers load none of its
// modules.
if (location.protocol === "file:") {
  document.addEventListener("DOMContentLoaded", () => {
    const words = document.createElement("p");
    words.id = "from-disk";
    words.setAttribute("role", "alert");
    words.style.cssText = "margin: 1rem; padding: 1rem; border: 2px solid; font: 1.1rem/1.5 sans-serif";
    words.textContent = "Browsers do not let a page from the disk run the model. Serve this folder by any web server and open the page there, for example: python3 -m http.server 8000 in the folder, then http://localhost:8000";
    document.body.prepend(words);
  });
}
