import { activityChart, barName, latencyChart, sparkBars } from "./charts.mjs";
import { layerCode, layerColour } from "./colours.mjs";
import { h, put } from "./dom.mjs";
import { formatRoute } from "./route.mjs";
import { sortableTable } from "./table.mjs";
import { count, duration, oneLine, percent, plural, time } from "./text.mjs";

/** The first view: what failed, what is slow, where the time went. It needs the overview's data only. */
export function overviewView(overview) {
  const view = h("div", { class: "overview" });
  if (overview.all.calls === 0) {
    put(view, h("h2", {}, "No events"), h("p", {}, "The trace has no events, or the filters let none through."));
    return { element: view, resize() {}, addOwnTimes() {} };
  }
  const activity = h("div");
  const latency = h("div");
  const select = layerSelect(overview, () => drawLatency());
  put(
    view,
    headline(overview),
    panel("What failed", failures(overview), "failures"),
    panel("Where the time went", methods(overview), "methods"),
    panel("Activity over time", activity, "half"),
    panel("How long executions took", [select, latency], "half"),
    panel("Layers", layers(overview), "layers"),
    runs(overview),
  );

  function drawLatency() {
    const layer = overview.layers.find((one) => one.name === select.querySelector("select").value);
    const bars = (layer ?? overview.all).bars;
    put(latency, latencyChart(bars, layer ? layerColour(layer.name) : "accent", latency.clientWidth || 560, latencyLabel(bars)));
  }

  function resize() {
    put(activity, activityChart(overview.activity, activity.clientWidth || 560, activityLabel(overview)));
    drawLatency();
  }
  /** Own times follow from the events, which are read after this view is shown. */
  function addOwnTimes(graph, isSampled) {
    const panel = view.querySelector(".panel.methods");
    put(panel, panel.querySelector("h2"), methods(overview, graph.nodes, isSampled));
  }

  return { element: view, resize, addOwnTimes };
}

function panel(title, content, name) {
  const id = "panel-" + title.replace(/\W/g, "");
  return h("section", { class: "panel " + name, "aria-labelledby": id }, h("h2", { id }, title), content);
}

function headline(overview) {
  const { calls, errors, blocked } = overview.all;
  const facts = [
    [count(calls), calls === 1 ? "execution" : "executions", ""],
    [count(errors), "failed" + (errors > 0 ? ", " + percent(errors, calls) : ""), errors > 0 ? "bad" : "good"],
    [count(blocked), "blocked", blocked > 0 ? "warn" : ""],
    [count(overview.roots), overview.roots === 1 ? "trace" : "traces", ""],
    [duration(overview.all.p50), "median", ""],
    [duration(overview.all.p95), "95th percentile", ""],
    [duration((overview.to - overview.from) * 1e3), "from first to last", ""],
  ];
  return h(
    "section",
    { class: "headline", "aria-label": "In short" },
    h("p", { class: "when" }, time(overview.from) + " to " + time(overview.to) + " UTC"),
    h("dl", {}, facts.map(([value, name, kind]) => h("div", { class: kind }, h("dt", {}, name), h("dd", {}, value)))),
  );
}

function failures(overview) {
  if (overview.failures.length === 0) {
    const passed = overview.all.errors > 0;
    return h("p", { class: "good" }, passed ? "Nothing failed here first." : "Nothing failed.");
  }
  const columns = [
    { name: "Times", class: "number", value: (row) => row.count, cell: (row) => count(row.count) },
    { name: "Failure", first: "asc", isHead: true, value: (row) => row.error, cell: failureCell },
    { name: "In", first: "asc", value: (row) => row.name, class: "whole wide", cell: (row) => [layerChip(row.layer), " ", oneLine(row.name, 80)] },
    { name: "Latest", class: "number wide", value: (row) => row.last, cell: (row) => time(row.last).slice(5) },
  ];
  const table = sortableTable("Failures, by where they began", columns, overview.failures, { shown: 8 });
  const others = overview.otherFailures;
  const began = overview.failures.reduce((sum, row) => sum + row.count, 0) + overview.otherFailures;
  const passed = overview.all.errors - began;
  const words = plural(began, "failure") + (passed > 0 ? ", which passed through " + plural(passed, "further execution") : "");
  return [h("p", { class: "muted" }, words + "."), table, others > 0 && h("p", { class: "muted" }, plural(others, "failure") + " of further kinds")];
}

function failureCell(row) {
  const link = formatRoute({ trace: row.root, event: row.event });
  return [
    h("a", { href: link, class: "failure" }, oneLine(row.error, 160)),
    h("div", { class: "muted" }, [
      row.at !== "" && h("span", { class: "code" }, "at " + oneLine(row.at, 80) + " "),
      row.input !== "" && h("span", { class: "code" }, "with " + oneLine(row.input, 100) + " "),
      row.cause !== "" && h("span", {}, "cause: " + oneLine(row.cause, 160)),
    ]),
  ];
}

function methods(overview, nodes = null, isSampled = false) {
  const own = (row) => nodes?.get(row.id)?.self ?? 0;
  const time = nodes === null ? (row) => row.total : own;
  const most = overview.methods.reduce((max, row) => Math.max(max, time(row)), 1);
  const whole = overview.methods.reduce((sum, row) => sum + time(row), 0);
  const inAll = { name: "With callees", class: "number", value: (row) => row.total, cell: (row) => duration(row.total) };
  const columns = [
    {
      name: nodes === null ? "With callees" : "Own time",
      class: "number",
      value: time,
      cell: (row) => [meter(time(row) / most, row.layer), duration(time(row)), nodes === null ? "" : h("span", { class: "share wide" }, percent(time(row), whole))],
    },
    {
      name: "Method",
      first: "asc",
      isHead: true,
      value: (row) => row.name,
      cell: (row) => [layerChip(row.layer), " ", h("a", { href: formatRoute({ view: "graph", method: row.id }), title: visibleId(row) }, oneLine(row.name, 80))],
    },
    nodes === null ? null : inAll,
    { name: "Calls", class: "number", value: (row) => row.calls, cell: (row) => count(row.calls) },
    { name: "Failed", class: "number", value: (row) => row.errors, cell: (row) => failed(row.errors) },
    { name: "Median", class: "number", value: (row) => row.p50, cell: (row) => duration(row.p50) },
    { name: "p95", class: "number", value: (row) => row.p95, cell: (row) => duration(row.p95) },
    {
      name: "Slowest",
      class: "number",
      value: (row) => row.max,
      cell: (row) => h("a", { href: formatRoute({ event: row.slowest }), "aria-label": "slowest execution of " + oneLine(row.name, 80) + ", " + duration(row.max) }, duration(row.max)),
    },
  ].filter((column) => column !== null);
  const others = overview.otherMethods;
  return [
    isSampled && h("p", { class: "muted" }, "Own time is of the traces that the page keeps, all else is of all executions."),
    sortableTable("Methods, by time", columns, overview.methods, { shown: 10 }),
    others > 0 && h("p", { class: "muted" }, plural(others, "execution") + " of further methods"),
  ];
}

function visibleId(row) {
  return oneLine(row.id, 200);
}

function meter(share, layer) {
  const bar = h("span", { class: "meter wide back-" + layerColour(layer), "aria-hidden": "true" });
  bar.style.width = Math.max(1, 60 * share) + "px";
  return bar;
}

/** The number of failures: red, and with a sign, since not everyone sees red. */
export function failed(errors) {
  return errors > 0 ? h("span", { class: "bad" }, "✕ " + count(errors)) : "0";
}

/** The three letters of a layer in its colour. */
export function layerChip(layer) {
  const chip = h("span");
  setChip(chip, layer);
  return chip;
}

/** Has a chip show another layer. */
export function setChip(chip, layer) {
  chip.className = "chip chip-" + layerColour(layer);
  chip.title = oneLine(layer, 40);
  chip.textContent = oneLine(layerCode(layer), 3) || "–";
}

function layers(overview) {
  const used = overview.all.bars.map((n, bar) => (n > 0 ? bar : -1)).filter((bar) => bar >= 0);
  const [from, to] = [used[0] ?? 0, used[used.length - 1] ?? 0];
  const columns = [
    { name: "Layer", first: "asc", isHead: true, value: (row) => row.name, cell: (row) => [layerChip(row.name), " ", oneLine(row.name, 40) || "others"] },
    { name: "Failed", class: "number", value: (row) => row.errors, cell: (row) => failed(row.errors) },
    { name: "Blocked", class: "number", value: (row) => row.blocked, cell: (row) => count(row.blocked) },
    { name: "Executions", class: "number", value: (row) => row.calls, cell: (row) => count(row.calls) },
    { name: "Median", class: "number", value: (row) => row.p50, cell: (row) => duration(row.p50) },
    { name: "p95", class: "number", value: (row) => row.p95, cell: (row) => duration(row.p95) },
    { name: "p99", class: "number", value: (row) => row.p99, cell: (row) => duration(row.p99) },
    { name: "Slowest", class: "number", value: (row) => row.max, cell: (row) => duration(row.max) },
    { name: "Distribution", class: "sparks", value: (row) => row.p50, cell: (row) => sparkBars(row.bars, layerColour(row.name), from, to) },
  ];
  return sortableTable("Layers, those with failures first", columns, overview.layers, { sortBy: 1, shown: 50 });
}

function layerSelect(overview, changed) {
  const options = overview.layers.map((layer) => h("option", { value: layer.name }, oneLine(layer.name, 40)));
  const select = h("select", { onchange: changed }, h("option", { value: " all" }, "all layers"), options);
  return h("label", { class: "field" }, "Layer ", select);
}

function latencyLabel(bars) {
  const parts = bars.map((n, bar) => (n > 0 ? barName(bar, bars.length) + ": " + count(n) : "")).filter((part) => part !== "");
  return "Executions by duration. " + parts.join("; ");
}

function activityLabel(overview) {
  const { others, errors, from, width } = overview.activity;
  const most = others.reduce((best, n, i) => (n + errors[i] > others[best] + errors[best] ? i : best), 0);
  const bad = errors.findIndex((n) => n > 0);
  return (
    "Executions over time. Most of them, " + count(others[most] + errors[most]) + " in " + duration(width * 1e3) +
    ", at " + time(from + width * most) + (bad < 0 ? "; none failed." : "; the first failure at " + time(from + width * bad) + ".")
  );
}

function runs(overview) {
  if (overview.runs.length === 0) {
    return null;
  }
  const columns = [
    { name: "Started", class: "whole", value: (row) => row.at, cell: (row) => time(row.at) },
    { name: "Run", first: "asc", class: "whole", value: (row) => text(row, "run"), cell: (row) => oneLine(text(row, "run"), 60) },
    { name: "Command", first: "asc", isHead: true, value: (row) => text(row, "command"), cell: (row) => h("span", { class: "code" }, oneLine(text(row, "command"), 160)) },
    { name: "JDK", first: "asc", value: (row) => text(row, "jdk"), cell: (row) => oneLine(text(row, "jdk"), 40) },
    { name: "Revision", first: "asc", class: "whole", value: (row) => text(row, "revision"), cell: revision },
  ];
  const more = overview.moreRuns > 0 && h("p", { class: "muted" }, "and " + plural(overview.moreRuns, "further JVM"));
  return panel("What ran", [sortableTable("Runs", columns, overview.runs, { shown: 5 }), more], "runs");
}

function text(run, key) {
  const value = run.details[key];
  return value === undefined || value === null ? "" : String(value);
}

function revision(run) {
  const isDirty = run.details.dirty === true;
  return h("span", { class: "code" }, oneLine(text(run, "revision").slice(0, 12), 12) + (isDirty ? " + changes" : ""));
}
