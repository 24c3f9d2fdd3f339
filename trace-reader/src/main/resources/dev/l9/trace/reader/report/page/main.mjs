import { announce, h, pause, put } from "./dom.mjs";
import { filesView } from "./files-view.mjs";
import { callGraph } from "./graph.mjs";
import { graphView } from "./graph-view.mjs";
import { overviewView } from "./overview.mjs";
import { formatRoute, parseRoute } from "./route.mjs";
import { Store } from "./store.mjs";
import { count, plural } from "./text.mjs";
import { startTheme } from "./theme.mjs";
import { traceView } from "./trace-view.mjs";
import { tracesView } from "./traces.mjs";

const TITLES = { overview: "Overview", traces: "Traces", trace: "Trace", graph: "Call graph", files: "Files" };

function read(kind, at = 0) {
  const element = document.querySelectorAll('script[data-l9="' + kind + '"]')[at];
  return element === undefined ? null : JSON.parse(element.textContent);
}

const overview = read("overview");
const content = document.getElementById("content");
const views = {};
let store = null;
let graph = null;
let shown = "";

function viewOf(name) {
  if (views[name] === undefined) {
    const make = {
      overview: () => ({ show() {}, focus() {}, ...overviewView(overview) }),
      files: () => filesView(overview),
      traces: () => tracesView(store, go),
      trace: () => traceView(store, go),
      graph: () => graphView(store, graph, go),
    };
    views[name] = make[name]();
  }
  return views[name];
}

/** Opens a view; "quietly" where the way back shouldn't lead through each step, as while somebody types. */
function go(route, isQuiet = false) {
  const hash = formatRoute(route);
  if (isQuiet) {
    history.replaceState(null, "", hash);
    show();
  } else {
    location.hash = hash;
  }
}

function show() {
  const route = parseRoute(location.hash);
  const name = route.view in TITLES ? route.view : "overview";
  const needsEvents = name !== "overview" && name !== "files";
  document.body.dataset.view = name;
  for (const link of document.querySelectorAll("nav a")) {
    const isHere = link.dataset.view === name || (name === "trace" && link.dataset.view === "traces");
    isHere ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
  }
  document.title = TITLES[name] + " – " + overview.title;
  if (needsEvents && store === null) {
    put(content, h("p", { class: "loading", role: "status" }, "Reading " + plural(overview.kept, "execution") + " …"));
    shown = "";
    return;
  }
  const view = viewOf(name);
  if (shown !== name) {
    put(content, view.element);
    shown = name;
    scrollTo(0, 0);
    view.resize();
    announce(TITLES[name]);
  }
  view.show(route);
}

/** Reads the events part by part, so that the overview can be used meanwhile. */
async function load() {
  const traces = read("traces");
  const made = new Store(overview, traces);
  const parts = document.querySelectorAll('script[data-l9="events"]');
  for (const part of parts) {
    made.addPart(JSON.parse(part.textContent));
    part.remove();
    await pause();
  }
  made.finish(read("tables"));
  made.readDetails = (part) => read("details", part);
  graph = callGraph(made);
  viewOf("overview").addOwnTimes(graph, overview.sampled);
  store = made;
  performance.mark("ready");
  document.body.dataset.ready = "true";
  show();
}

function notes() {
  const { sampled, kept, keptTraces, all } = overview;
  const list = overview.notes ?? [];
  const text =
    "Of " + plural(all.calls, "execution") + " the page keeps " + count(kept) + ", in " + plural(keptTraces, "whole trace") +
    ", those with failures first. The overview and the files are counted over all events.";
  return [sampled ? text : "", ...list].filter((note) => note !== "").map((note) => h("p", { class: "note" }, note));
}

function keys(event) {
  const isTyping = event.target.closest("input, select, textarea") !== null;
  if (event.key === "Escape" && isTyping) {
    event.target.blur();
  }
  if (isTyping || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const jumps = { 1: "overview", 2: "traces", 3: "graph", 4: "files" };
  if (event.key in jumps) {
    go({ view: jumps[event.key] });
  } else if (event.key === "/") {
    event.preventDefault();
    go({ view: "traces", q: parseRoute(location.hash).q ?? "" });
    setTimeout(() => views.traces?.focus(), 0);
  } else if (event.key === "?") {
    document.getElementById("help").showModal();
  } else if (event.key === "Escape" && document.body.dataset.view === "trace" && !event.defaultPrevented) {
    go({ view: "traces" });
  }
}

function resize() {
  views[shown]?.resize();
}

put(document.getElementById("notes"), notes());
startTheme(() => resize());
for (const button of document.querySelectorAll("[data-opens]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
}
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  content.focus();
});
addEventListener("hashchange", show);
addEventListener("keydown", keys);
let resizing = 0;
addEventListener("resize", () => {
  cancelAnimationFrame(resizing);
  resizing = requestAnimationFrame(resize);
});
show();
// The rest of the data stands behind this script.
addEventListener("DOMContentLoaded", load);
