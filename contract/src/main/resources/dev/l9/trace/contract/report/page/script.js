// Filters the rows of the table. Everything is on the page without this.
"use strict";
(() => {
  const filters = document.getElementById("filters");
  const rows = [...document.querySelectorAll("#found tbody tr")];
  if (filters) {
    const text = document.getElementById("text");
    const rule = document.getElementById("rule");
    const severity = document.getElementById("severity");
    const shown = document.getElementById("shown");
    const contents = rows.map((row) => row.textContent.toLowerCase());
    const apply = () => {
      const words = text.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
      let count = 0;
      rows.forEach((row, i) => {
        const fits =
          (rule.value === "" || row.dataset.rule === rule.value) &&
          (severity.value === "" || row.dataset.severity === severity.value) &&
          words.every((word) => contents[i].includes(word));
        row.hidden = !fits;
        count += fits ? 1 : 0;
      });
      shown.textContent = count === rows.length ? `${count} shown` : `${count} of ${rows.length} shown`;
    };
    filters.hidden = false;
    filters.addEventListener("input", apply);
    apply();
  }
  document.body.dataset.ready = "true";
})();
