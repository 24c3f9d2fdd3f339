import { layerColour } from "./colours.mjs";
import { d3 } from "./d3.mjs";
import { announce, h, put, s } from "./dom.mjs";
import { layOut, partOfGraph } from "./graph.mjs";
import { failed, layerChip } from "./overview.mjs";
import { formatRoute } from "./route.mjs";
import { sortableTable } from "./table.mjs";
import { count, duration, oneLine, plural } from "./text.mjs";

const MOST = 40;
const BOX = { width: 188, height: 44, across: 62, down: 14 };

/** Which method calls which: a picture of the most important ones, or of those around one, and its callers and callees. */
export function graphView(store, graph, go) {
  const names = [...graph.nodes.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const choices = h("datalist", { id: "methods" }, names.slice(0, 2000).map((node) => h("option", { value: node.id })));
  const input = h("input", { type: "search", list: "methods", placeholder: "all", onchange: () => go({ view: "graph", method: input.value }, true) });
  const picture = h("div", { class: "scroll graph", tabindex: "0", role: "region", "aria-label": "Call graph" });
  const note = h("p", { class: "muted", role: "status" });
  const facts = h("div");
  const element = h(
    "div",
    { class: "graph-view" },
    h("h2", { class: "hidden" }, "Call graph"),
    h("form", { class: "filters", onsubmit: (event) => event.preventDefault() }, h("label", { class: "field grow" }, "Around the method ", input, choices), h("button", { type: "button", onclick: () => go({ view: "graph" }) }, "Show all")),
    note,
    picture,
    facts,
  );

  function show(route) {
    const around = find(route.method ?? "");
    input.value = around === "" ? "" : around;
    const part = partOfGraph(graph, around, MOST);
    put(picture, part.nodes.length === 0 ? h("p", {}, "No executions.") : draw(part, around, (picture.clientWidth || 1200) - 18));
    put(note, noteOf(part, around, route.method ?? ""));
    put(facts, around === "" ? h("section", { class: "panel" }, all()) : of(graph.nodes.get(around)));
    picture.querySelector(".around")?.scrollIntoView({ block: "nearest", inline: "center" });
  }

  function find(text) {
    if (graph.nodes.has(text)) {
      return text;
    }
    const lower = text.toLowerCase();
    return lower === "" ? "" : (names.find((node) => node.name.toLowerCase() === lower || node.id.toLowerCase().includes(lower))?.id ?? "");
  }

  function noteOf(part, around, asked) {
    const rest = graph.nodes.size - part.nodes.length;
    const sampled = store.overview.sampled ? " Counted over the traces that the page keeps." : "";
    if (asked !== "" && around === "") {
      return "No method has this name: " + oneLine(asked, 100);
    }
    const what = around === "" ? plural(part.nodes.length, "method") + (rest > 0 ? ", those with failures or the most own time first; " + count(rest) + " more aren't drawn" : "") : plural(part.nodes.length, "method") + " around it";
    return what + ". Callers are left of what they call." + sampled;
  }

  function all() {
    return methodTable("Methods, by own time", [...graph.nodes.values()], (node) => node);
  }

  function of(node) {
    const callers = graph.edges.filter((edge) => edge.to === node.id);
    const callees = graph.edges.filter((edge) => edge.from === node.id);
    const bad = node.errors > 0 ? [", ", failed(node.errors), " failed"] : "";
    return [
      h("h3", {}, layerChip(node.layer), " ", oneLine(node.name, 120)),
      h(
        "p",
        {},
        plural(node.calls, "call"), bad, ", " + duration(node.total) + " in all, " + duration(node.self) + " of its own. ",
        h("a", { href: formatRoute({ trace: store.traceId(store.trace[node.slowest]), event: store.ids[node.slowest] }) }, "Slowest: " + duration(store.nanos[node.slowest])),
        " · ",
        h("a", { href: formatRoute({ view: "traces", q: node.name }) }, "Traces with it"),
        node.component !== "" && [" · ", h("a", { href: formatRoute({ view: "files", file: node.component }) }, oneLine(node.component, 80))],
      ),
      h("div", { class: "two" }, calls("Called by", callers, "from"), calls("Calls", callees, "to")),
    ];
  }

  function calls(title, edges, end) {
    const content = edges.length === 0 ? h("p", { class: "muted" }, "nothing that is traced") : edgeTable(title, edges, (edge) => graph.nodes.get(edge[end]));
    return h("section", { class: "panel" }, h("h4", {}, title), content);
  }

  return { element, show, focus: () => input.focus(), resize() {} };
}

function nameColumn(nodeOf) {
  const link = (node) => h("a", { href: formatRoute({ view: "graph", method: node.id }), title: oneLine(node.id, 200) }, oneLine(node.name, 80));
  return { name: "Method", first: "asc", isHead: true, value: (row) => nodeOf(row).name, cell: (row) => [layerChip(nodeOf(row).layer), " ", link(nodeOf(row))] };
}

function edgeTable(caption, edges, nodeOf) {
  return sortableTable(
    caption,
    [
      { name: "Calls", class: "number", value: (edge) => edge.calls, cell: (edge) => count(edge.calls) },
      nameColumn(nodeOf),
      { name: "Failed", class: "number", value: (edge) => edge.errors, cell: (edge) => failed(edge.errors) },
    ],
    edges,
  );
}

function methodTable(caption, nodes, nodeOf) {
  return sortableTable(
    caption,
    [
      { name: "Own time", class: "number", value: (node) => node.self, cell: (node) => duration(node.self) },
      nameColumn(nodeOf),
      { name: "Calls", class: "number", value: (node) => node.calls, cell: (node) => count(node.calls) },
      { name: "Failed", class: "number", value: (node) => node.errors, cell: (node) => failed(node.errors) },
      { name: "With callees", class: "number", value: (node) => node.total, cell: (node) => duration(node.total) },
    ],
    nodes,
    { shown: 15 },
  );
}

function draw({ nodes, edges }, around, room) {
  const places = layOut(nodes, edges);
  const rows = Math.max(...[...places.values()].map((place) => place.rows));
  const columns = Math.max(...[...places.values()].map((place) => place.column)) + 1;
  const tall = rows * (BOX.height + BOX.down) + 30;
  const wide = columns * (BOX.width + BOX.across) - BOX.across + 8;
  const at = (id) => {
    const { column, row, rows: mine } = places.get(id);
    return [4 + column * (BOX.width + BOX.across), 15 + ((row + 0.5) * (tall - 30)) / mine - BOX.height / 2];
  };
  const most = Math.max(...edges.map((edge) => edge.calls), 1);
  return s(
    "svg",
    { width: Math.max(wide * 0.65, Math.min(wide, room)), viewBox: "0 0 " + wide + " " + tall, role: "group", "aria-label": "Call graph, " + plural(nodes.length, "method") },
    edges.map((edge) => link(edge, at(edge.from), at(edge.to), most, around)),
    nodes.map((node) => box(node, at(node.id), around)),
  );
}

function link(edge, from, to, most, around) {
  const isNear = around === edge.from || around === edge.to;
  const css = "link" + (edge.errors > 0 ? " bad-link" : "") + (around !== "" && !isNear ? " far" : "");
  const path = s("path", { d: pathOf(edge, from, to), class: css, "stroke-width": 1 + (3 * Math.log1p(edge.calls)) / Math.log1p(most) });
  path.append(s("title", {}, oneLine(edge.from, 100) + " calls " + oneLine(edge.to, 100) + ": " + count(edge.calls) + " times, " + count(edge.errors) + " failed"));
  return path;
}

/** Calls to the right are a curve; those to the left, and to itself, go around above the boxes. */
function pathOf(edge, [x0, y0], [x1, y1]) {
  const middle = BOX.height / 2;
  if (x1 > x0) {
    return d3.linkHorizontal()({ source: [x0 + BOX.width, y0 + middle], target: [x1, y1 + middle] });
  }
  const top = Math.min(y0, y1) - 12;
  const out = x0 + BOX.width;
  const path = d3.path();
  path.moveTo(out, y0 + middle - 6);
  path.bezierCurveTo(out + 30, top, x1 - 30, top, x1, y1 + middle - 6);
  return path.toString();
}

function box(node, [x, y], around) {
  const label = oneLine(node.name, 120) + ", " + plural(node.calls, "call") + ", " + count(node.errors) + " failed, own time " + duration(node.self);
  const name = node.name.length > 25 ? shortened(node.name) : node.name;
  const link = s(
    "a",
    { href: formatRoute({ view: "graph", method: node.id }), "aria-label": label, class: "node node-" + layerColour(node.layer) + (node.id === around ? " around" : "") },
    s("rect", { x, y, width: BOX.width, height: BOX.height, rx: 6 }),
    s("rect", { x, y, width: 5, height: BOX.height, rx: 2, class: "fill-" + layerColour(node.layer) }),
    s("text", { x: x + 13, y: y + 18, class: "node-name" }, oneLine(name, 40)),
    s("text", { x: x + 13, y: y + 35, class: "node-facts" }, count(node.calls) + "× · " + duration(node.self), node.errors > 0 ? s("tspan", { class: "node-bad" }, " · ✕ " + count(node.errors)) : null),
    s("title", {}, label),
  );
  link.addEventListener("focus", () => announce(label));
  return link;
}

/** A long name without its middle: the method's own name says more than the class's. */
function shortened(name) {
  const dot = name.lastIndexOf(".");
  const method = dot < 0 ? name : name.slice(dot);
  const room = 25 - method.length;
  return room >= 4 ? name.slice(0, room - 1) + "…" + method : method.length <= 25 ? "…" + method : method.slice(0, 24) + "…";
}
