// What the page can do beyond being read: arms on and off, and the values of a day.
(function () {
  "use strict";
  document.documentElement.classList.add("js");
  document.querySelectorAll(".timeline").forEach(function (timeline) {
    var data = JSON.parse(timeline.querySelector('script[type="application/json"]').textContent);
    var panels = Array.from(timeline.querySelectorAll(".panel"));
    var boxes = Array.from(timeline.querySelectorAll("input[data-arm]"));
    var sliders = panels.map(function (p) { return p.querySelector("input[type=range]"); });
    var at = data.days.length - 1;

    // on reports whether an arm is shown.
    function on(arm) { return boxes[arm].checked; }

    // value says what an arm has on the day shown.
    function value(panel, arm) {
      var v = data.panels[panel].values[arm][at];
      return v[0] === "" ? "no value" : v[0] + (v[1] === "" ? "" : " " + v[1]);
    }

    // item returns the line of an arm in the list of values.
    function item(panel, arm) {
      var li = document.createElement("li");
      li.appendChild(boxes[arm].parentNode.querySelector(".swatch").cloneNode(true));
      li.appendChild(document.createElement("b")).textContent = data.arms[arm];
      li.appendChild(document.createElement("span")).textContent = value(panel, arm);
      return li;
    }

    // show writes the values of the day and moves the line that marks it.
    function show() {
      var first = data.days[0], last = data.days[data.days.length - 1];
      var share = last > first ? (data.days[at] - first) / (last - first) : 0.5;
      panels.forEach(function (panel, i) {
        var list = panel.querySelector(".values"), words = [];
        list.textContent = "";
        data.arms.forEach(function (name, arm) {
          if (!on(arm)) return;
          list.appendChild(item(i, arm));
          words.push(name + " " + value(i, arm));
        });
        sliders[i].value = at;
        sliders[i].setAttribute("aria-valuetext", data.day + " " + data.days[at] + ": " + (words.join(", ") || "no arm is shown"));
        panel.querySelector("output").textContent = data.days[at];
        panel.querySelector(".cursor").style.left = 100 * share + "%";
        panel.querySelector(".cursor").style.display = "block";
      });
    }

    // pick shows and hides the lines of the arms.
    function pick() {
      timeline.querySelectorAll("path[data-arm]").forEach(function (path) {
        path.classList.toggle("off", !on(Number(path.dataset.arm)));
      });
      show();
    }

    // nearest returns the day that is nearest to a share of the width.
    function nearest(share) {
      var first = data.days[0], want = first + share * (data.days[data.days.length - 1] - first), best = 0;
      data.days.forEach(function (day, i) {
        if (Math.abs(day - want) < Math.abs(data.days[best] - want)) best = i;
      });
      return best;
    }

    boxes.forEach(function (box) { box.addEventListener("change", pick); });
    timeline.querySelectorAll("button[data-all]").forEach(function (button) {
      button.addEventListener("click", function () {
        boxes.forEach(function (box) { box.checked = button.dataset.all === "1"; });
        pick();
      });
    });
    panels.forEach(function (panel, i) {
      sliders[i].addEventListener("input", function () { at = Number(sliders[i].value); show(); });
      var area = panel.querySelector(".area");
      function point(event) {
        var box = area.getBoundingClientRect();
        at = nearest(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)));
        show();
      }
      area.addEventListener("pointermove", point);
      area.addEventListener("pointerdown", point);
    });
    pick();
  });

  // Of what there is to choose among, one is shown, the first to begin with. The arms
  // that are off in one are off in the next.
  document.querySelectorAll(".choice").forEach(function (choice) {
    var select = choice.querySelector("select"), options = Array.from(choice.querySelectorAll(".option")), shown = 0;
    function pick() {
      var from = options[shown], to = options[shown = Number(select.value)];
      options.forEach(function (option) { option.hidden = option !== to; });
      to.querySelectorAll("input[data-arm]").forEach(function (box, i) {
        box.checked = from.querySelectorAll("input[data-arm]")[i].checked;
        box.dispatchEvent(new Event("change"));
      });
    }
    select.addEventListener("change", pick);
    select.value = "0";
    pick();
  });

  // On paper everything is open that the screen folds away, and folded again after.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = Array.from(document.querySelectorAll("details:not([open])"));
    opened.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (d) { d.open = false; });
  });
})();
