import { announce, h, put } from "./dom.mjs";
import { layerChip } from "./overview.mjs";
import { formatRoute } from "./route.mjs";
import { block, duration, oneLine, percent, time } from "./text.mjs";

// What of the details has a place of its own.
const SHOWN = ["error", "cause", "at", "origin", "inputs", "output", "patterns"];

/** All that is known of one event. */
export function eventView(store, at, { close, zoom }) {
  const kind = store.kindOf(at);
  const details = store.details(at);
  const state = store.states[store.status[at]];
  const css = store.isError(at) ? "bad" : store.isBlocked(at) ? "warn" : "good";
  const title = h("h3", { tabindex: "-1" }, layerChip(kind.layer), " ", oneLine(kind.name, 160));
  return h(
    "article",
    { class: "event", "aria-label": "Execution " + oneLine(kind.name, 80) },
    h("div", { class: "event-head" }, title, h("button", { type: "button", class: "close", "aria-label": "Close", onclick: close }, "✕")),
    h("p", {}, h("strong", { class: css }, (css === "bad" ? "✕ " : css === "warn" ? "⊘ " : "✓ ") + oneLine(state, 40)), " in ", duration(store.nanos[at]), ownTime(store, at)),
    failure(store, details, at),
    values("Input", store.input(at), details.inputs),
    values(store.isError(at) ? "Failed with" : "Result", store.output(at), details.output, store.isError(at) && details.error === store.output(at)),
    facts(store, at, kind, details),
    others(details),
    h(
      "p",
      { class: "actions" },
      h("button", { type: "button", onclick: zoom }, "Zoom to it"),
      copyButton("Copy link", () => location.href.replace(/#.*/, "") + formatRoute({ trace: store.traceId(store.trace[at]), event: store.ids[at] })),
      copyButton("Copy command", () => "l9 view --trace-id " + store.ids[at]),
    ),
  );
}

function ownTime(store, at) {
  const self = store.self[at];
  return store.last[at] > at ? ", " + duration(self) + " of it its own (" + percent(self, store.nanos[at]) + ")" : "";
}

function failure(store, details, at) {
  if (details.error === undefined && details.cause === undefined && details.at === undefined) {
    return null;
  }
  const origin = typeof details.origin === "string" && details.origin !== store.ids[at] ? details.origin : "";
  return h(
    "div",
    { class: "failure-box" },
    details.error !== undefined && h("pre", {}, block(String(details.error))),
    details.at !== undefined && h("p", {}, "thrown at ", h("span", { class: "code" }, oneLine(String(details.at), 200))),
    details.cause !== undefined && h("p", {}, "cause: ", oneLine(String(details.cause), 2000)),
    origin !== "" && h("p", {}, "It began in ", eventLink(store, origin)),
  );
}

/** A link to an event, with its name if the page has it. */
function eventLink(store, id) {
  const at = store.find(id);
  const name = at < 0 ? id + " (not in this page)" : store.kindOf(at).name;
  return h("a", { href: formatRoute({ trace: at < 0 ? id : store.traceId(store.trace[at]), event: id }) }, oneLine(name, 120));
}

function values(title, summary, value, isKnown = false) {
  if ((summary === "" && value === undefined) || isKnown) {
    return null;
  }
  const json = value === undefined ? null : h("pre", { class: "json", tabindex: "0" }, block(pretty(value)));
  return h("section", {}, h("h4", {}, title), json ?? h("pre", { tabindex: "0" }, block(summary)));
}

function pretty(value) {
  return typeof value === "string" ? value : JSON.stringify(value, null, 2);
}

function facts(store, at, kind, details) {
  const parent = store.missing.get(at) ?? (store.parent[at] >= 0 ? store.ids[store.parent[at]] : "");
  const rows = [
    ["Began", time(store.start[at]) + " UTC"],
    ["Id", h("span", { class: "code" }, oneLine(store.ids[at], 200))],
    ["Called by", parent === "" ? "" : eventLink(store, parent)],
    ["Class", kind.className],
    ["Method", kind.method],
    ["Operation", kind.operation === kind.method ? "" : kind.operation],
    ["Task", kind.task === kind.method || kind.task === kind.operation ? "" : kind.task],
    ["File", kind.component === "" ? "" : h("a", { href: formatRoute({ view: "files", file: kind.component }) }, oneLine(kind.component, 200))],
    ["Layer", kind.layer],
    ["Thread", store.threads[store.thread[at]]],
    ["Patterns", details.patterns === undefined ? "" : pretty(details.patterns)],
  ].filter(([, value]) => value !== "");
  return h("section", {}, h("h4", {}, "Facts"), h("dl", { class: "facts" }, rows.map(row)));
}

function row([name, value]) {
  return [h("dt", {}, oneLine(name, 80)), h("dd", {}, typeof value === "string" ? oneLine(value, 500) : value)];
}

function others(details) {
  const rows = Object.entries(details).filter(([key]) => !SHOWN.includes(key));
  if (rows.length === 0) {
    return null;
  }
  const list = rows.map(([key, value]) => [h("dt", {}, oneLine(key, 80)), h("dd", {}, h("pre", {}, block(pretty(value))))]);
  return h("section", {}, h("h4", {}, "Further metadata"), h("dl", { class: "facts" }, list));
}

function copyButton(name, text) {
  const button = h("button", { type: "button", onclick: copy }, name);
  async function copy() {
    try {
      await navigator.clipboard.writeText(text());
      put(button, "Copied");
      announce("Copied");
    } catch {
      // Browsers refuse this for pages without focus, and some for files: then the text is there to be copied by hand.
      button.replaceWith(h("input", { class: "code", readonly: true, value: text(), "aria-label": name, onfocus: (event) => event.target.select() }));
    }
  }
  return button;
}
