import { h, put } from "./dom.mjs";

/**
 * A table that can be sorted by its columns, and shows the first rows until more are asked for.
 *
 * Columns: { name, value(row) to sort by, cell(row) to show, class, first: "desc" or "asc" }.
 */
export function sortableTable(caption, columns, rows, { sortBy = 0, shown = 10 } = {}) {
  const body = h("tbody");
  const more = h("div", { class: "more" });
  const state = { sortBy, isDown: columns[sortBy].first !== "asc", shown };
  const buttons = columns.map((column, i) =>
    h("button", { type: "button", class: "sort", onclick: () => sort(i) }, column.name),
  );
  const heads = columns.map((column, i) => h("th", { scope: "col", class: column.class ?? "" }, buttons[i]));

  function sort(i) {
    state.isDown = state.sortBy === i ? !state.isDown : columns[i].first !== "asc";
    state.sortBy = i;
    draw();
  }

  function draw() {
    const value = columns[state.sortBy].value;
    const sorted = [...rows].sort((a, b) => compare(value(a), value(b)) * (state.isDown ? -1 : 1));
    heads.forEach((head, i) => {
      const isSorted = i === state.sortBy;
      head.setAttribute("aria-sort", isSorted ? (state.isDown ? "descending" : "ascending") : "none");
    });
    put(body, sorted.slice(0, state.shown).map((row) => h("tr", {}, columns.map((column) => cell(column, row)))));
    const left = rows.length - state.shown;
    put(more, left > 0 && h("button", { type: "button", onclick: showMore }, "Show " + Math.min(left, 50) + " more of " + rows.length));
  }

  function showMore() {
    state.shown += 50;
    draw();
  }

  draw();
  const table = h("table", {}, h("caption", { class: "hidden" }, caption), h("thead", {}, h("tr", {}, heads)), body);
  return h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption }, table, more);
}

function cell(column, row) {
  const tag = column.isHead ? "th" : "td";
  return h(tag, { class: column.class ?? "", scope: column.isHead ? "row" : null }, column.cell(row));
}

function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
