import { layerColour } from "./colours.mjs";
import { announce, h, pause, put } from "./dom.mjs";
import { layerChip, setChip } from "./overview.mjs";
import { formatRoute } from "./route.mjs";
import { filterTraces, sortTraces } from "./search.mjs";
import { count, duration, oneLine, plural, time } from "./text.mjs";
import { VirtualList } from "./virtual-list.mjs";

const COLUMNS = [
  ["time", "Started", "time"],
  ["name", "Trace", "name"],
  ["failures", "Failed", "failed"],
  ["events", "Events", "events"],
  ["duration", "Took", "took"],
];

/** The list of traces, with search, filters and order, all of which the address keeps. */
export function tracesView(store, go) {
  const state = { query: "", status: "", layer: "", least: "", order: "time", shown: [], hits: new Map(), run: 0 };
  const search = h("input", { type: "search", id: "search", placeholder: "names, inputs, results, ids …", oninput: () => changed(), onkeydown: (event) => intoList(event), autocomplete: "off", spellcheck: "false" });
  const status = h("select", { onchange: () => changed() }, options([["", "any"], ["error", "failed"], ["blocked", "blocked"], ["success", "all succeeded"]]));
  const layer = h("select", { onchange: () => changed() }, options([["", "any"], ...layersOf(store).map((name) => [name, oneLine(name, 40)])]));
  const least = h("input", { type: "number", min: "0", step: "any", inputmode: "decimal", oninput: () => changed() });
  const heads = COLUMNS.map(([order, name, css]) => h("div", { role: "columnheader", class: css }, h("button", { type: "button", class: "sort", onclick: () => sortBy(order) }, name)));
  const result = h("p", { class: "muted result", role: "status" });
  const list = new VirtualList({
    role: "grid",
    rowRole: "row",
    class: "traces",
    label: "Traces",
    rowHeight: () => (matchMedia("(max-width: 640px)").matches ? 64 : 40),
    render: (row, index) => render(row, state.shown[index]),
    open: (index) => open(state.shown[index]),
  });
  const element = h(
    "div",
    { class: "traces-view fill" },
    h("h2", { class: "hidden" }, "Traces"),
    h(
      "form",
      { class: "filters", role: "search", "aria-label": "Traces", onsubmit: (event) => event.preventDefault() },
      h("label", { class: "field grow" }, "Search ", search),
      h("label", { class: "field" }, "Status ", status),
      h("label", { class: "field" }, "Layer ", layer),
      h("label", { class: "field" }, "At least, ms ", least),
    ),
    result,
    h("div", { class: "heads", role: "row" }, heads),
    list.element,
  );

  function changed() {
    go({ view: "traces", q: search.value, status: status.value, layer: layer.value, least: least.value, order: state.order === "time" ? "" : state.order }, true);
  }

  /** Enter and the arrow lead from the search to what was found. */
  function intoList(event) {
    if ((event.key === "Enter" || event.key === "ArrowDown") && state.shown.length > 0) {
      event.preventDefault();
      list.element.focus();
      list.select(0);
    }
  }

  function sortBy(order) {
    const isSame = state.order.replace("-", "") === order;
    const down = order === "name" || order === "time" ? order : "-" + order;
    state.order = !isSame ? down : state.order.startsWith("-") ? order : "-" + order;
    changed();
  }

  async function show(route) {
    const wanted = { query: route.q ?? "", status: route.status ?? "", layer: route.layer ?? "", least: route.least ?? "" };
    if (document.activeElement !== search) {
      search.value = wanted.query;
    }
    status.value = wanted.status;
    layer.value = wanted.layer;
    least.value = wanted.least;
    state.order = route.order ?? "time";
    heads.forEach((head, i) => {
      const isSorted = state.order.replace("-", "") === COLUMNS[i][0];
      head.setAttribute("aria-sort", isSorted ? (state.order.startsWith("-") ? "descending" : "ascending") : "none");
    });
    await filter({ ...wanted, least: (Number(wanted.least) || 0) * 1e6 });
  }

  /** Only the latest of several searches shows its result. */
  async function filter(wanted) {
    const run = ++state.run;
    const steps = filterTraces(store, wanted);
    let step = steps.next();
    for (let began = performance.now(); !step.done; step = steps.next()) {
      if (performance.now() - began > 12) {
        await pause();
        began = performance.now();
        if (run !== state.run) {
          return;
        }
      }
    }
    state.hits = step.value.hits;
    state.query = wanted.query;
    state.layer = wanted.layer;
    state.shown = sortTraces(store, step.value.traces, state.order);
    list.element.scrollTop = 0;
    list.reset(state.shown.length, -1);
    const all = store.traceCount === state.shown.length;
    const text = all ? plural(store.traceCount, "trace") : count(state.shown.length) + " of " + plural(store.traceCount, "trace");
    put(result, text);
    announce(text);
  }

  /** Rows are used again: their elements stay, only what they say changes. */
  function render(row, trace) {
    const cells = (row.cells ??= makeCells(row));
    const kind = store.kindOf(store.first[trace]);
    const bad = store.errors[trace];
    const blocked = store.blocked[trace];
    row.classList.toggle("bad-row", bad > 0);
    cells.time.textContent = time(store.begin[trace]).slice(5);
    setChip(cells.chip, kind.layer);
    cells.link.textContent = (store.missingRoots.has(trace) ? "root missing: " : "") + oneLine(kind.name, 80);
    cells.link.href = formatRoute({ trace: store.traceId(trace), event: hitOf(trace) });
    cells.snippet.textContent = snippet(trace);
    cells.failed.textContent = bad > 0 ? "✕ " + count(bad) : blocked > 0 ? "⊘ " + count(blocked) : "–";
    cells.failed.className = bad > 0 ? "bad" : blocked > 0 ? "warn" : "muted";
    cells.events.textContent = count(store.count[trace]);
    cells.meter.className = "meter back-" + layerColour(kind.layer);
    cells.meter.style.width = Math.max(1, (60 * store.length[trace]) / longest) + "px";
    cells.took.textContent = duration(store.length[trace]);
  }

  function makeCells(row) {
    const cells = {
      time: h("div", { role: "gridcell", class: "time" }),
      chip: layerChip(""),
      link: h("a", { tabindex: "-1" }),
      snippet: h("span", { class: "code muted" }),
      failed: h("span"),
      events: h("div", { role: "gridcell", class: "events" }),
      meter: h("span", { "aria-hidden": "true" }),
      took: h("span"),
    };
    put(
      row,
      cells.time,
      h("div", { role: "gridcell", class: "name" }, cells.chip, " ", cells.link, " ", cells.snippet),
      h("div", { role: "gridcell", class: "failed" }, cells.failed),
      cells.events,
      h("div", { role: "gridcell", class: "took" }, cells.meter, cells.took),
    );
    return cells;
  }

  function hitOf(trace) {
    const hit = state.hits.get(trace);
    return (state.query !== "" || state.layer !== "") && hit !== store.first[trace] ? store.ids[hit] : "";
  }

  /** What was found, or else the input and output of the trace's first event. */
  function snippet(trace) {
    const first = store.first[trace];
    const hit = state.hits.get(trace) ?? first;
    const found = hit !== first ? "… " + store.kindOf(hit).name + ": " : "";
    const output = store.output(hit);
    return oneLine(found + store.input(hit) + (output === "" ? "" : " → " + output), 160);
  }

  function open(trace) {
    go({ trace: store.traceId(trace), event: hitOf(trace) });
  }

  const longest = store.length.reduce((most, length) => Math.max(most, length), 1);
  return { element, show, focus: () => search.focus(), resize: () => list.reset(state.shown.length, list.current) };
}

function options(pairs) {
  return pairs.map(([value, name]) => h("option", { value }, name));
}

function layersOf(store) {
  return [...new Set(store.kinds.map((kind) => kind.layer))].sort();
}
