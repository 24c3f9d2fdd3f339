import { h, put } from "./dom.mjs";
import { failed, layerChip } from "./overview.mjs";
import { formatRoute } from "./route.mjs";
import { sortableTable } from "./table.mjs";
import { block, count, duration, oneLine, percent, plural, time } from "./text.mjs";

/** What is known of each source file: its methods, what failed in it, and its block. */
export function filesView(overview) {
  const files = filesOf(overview);
  const element = h("div", { class: "files-view" });

  function show(route) {
    const file = route.file === undefined ? undefined : files.find((one) => one.name === route.file);
    if (route.file !== undefined && file === undefined) {
      return put(element, h("h2", {}, "No such file"), h("p", {}, "Nothing of ", h("span", { class: "code" }, oneLine(route.file, 100)), " ran."), back());
    }
    put(element, file === undefined ? list() : one(file));
  }

  function list() {
    if (files.length === 0) {
      return [h("h2", {}, "Files"), h("p", {}, "No event names a source file.")];
    }
    const columns = [
      { name: "Failed", class: "number", value: (file) => file.errors, cell: (file) => failed(file.errors) },
      { name: "File", first: "asc", isHead: true, value: (file) => file.name, cell: (file) => h("a", { href: formatRoute({ view: "files", file: file.name }) }, oneLine(file.name, 80)) },
      { name: "Executions", class: "number", value: (file) => file.calls, cell: (file) => count(file.calls) },
      { name: "Methods", class: "number", value: (file) => file.methods.length, cell: (file) => count(file.methods.length) },
      { name: "With callees", class: "number", value: (file) => file.total, cell: (file) => duration(file.total) },
      { name: "Block", first: "asc", value: (file) => stateOf(file), cell: (file) => oneLine(stateOf(file), 40) },
      { name: "Found at", first: "asc", value: (file) => pathOf(file), class: "path", cell: (file) => h("span", { class: "code muted" }, oneLine(pathOf(file), 160)) },
    ];
    return [h("h2", {}, "Files"), h("section", { class: "panel" }, sortableTable("Source files, those with failures first", columns, files, { shown: 50 }))];
  }

  return { element, show, focus: () => element.querySelector("a, button")?.focus(), resize() {} };
}

function filesOf(overview) {
  const files = new Map();
  for (const method of overview.methods) {
    if (method.component === "") {
      continue;
    }
    const file = files.get(method.component) ?? { name: method.component, calls: 0, errors: 0, total: 0, methods: [], sources: [] };
    files.set(file.name, file);
    file.calls += method.calls;
    file.errors += method.errors;
    file.total += method.total;
    file.methods.push(method);
  }
  for (const source of overview.sources) {
    files.get(source.component)?.sources.push(source);
  }
  for (const file of files.values()) {
    file.failures = overview.failures.filter((failure) => failure.component === file.name);
  }
  return [...files.values()].sort((a, b) => b.errors - a.errors || b.total - a.total);
}

function pathOf(file) {
  return [...new Set(file.sources.map((source) => source.path))].filter((path) => path !== "").join(", ");
}

function stateOf(file) {
  return [...new Set(file.sources.map((source) => source.state))].filter((state) => state !== "").join(", ") || "–";
}

function back() {
  return h("p", {}, h("a", { href: formatRoute({ view: "files" }) }, "All files"));
}

function one(file) {
  return [
    back(),
    h("h2", {}, oneLine(file.name, 120)),
    h("p", {}, plural(file.calls, "execution") + " of " + plural(file.methods.length, "method") + ", " + percent(file.calls - file.errors, file.calls) + " didn't fail. ", h("a", { href: formatRoute({ view: "traces", q: file.name }) }, "Traces with it")),
    file.failures.length > 0 && h("section", { class: "panel" }, h("h3", {}, "What failed here"), h("ul", {}, file.failures.map(failure))),
    h("section", { class: "panel" }, h("h3", {}, "Methods"), methods(file)),
    blocks(file),
  ];
}

function failure(row) {
  const link = formatRoute({ trace: row.root, event: row.event });
  return h("li", {}, count(row.count) + "× ", h("a", { href: link, class: "failure" }, oneLine(row.error, 200)), h("span", { class: "muted code" }, row.at === "" ? "" : " at " + oneLine(row.at, 80)), h("span", { class: "muted" }, ", latest " + time(row.last)));
}

function methods(file) {
  const columns = [
    { name: "With callees", class: "number", value: (row) => row.total, cell: (row) => duration(row.total) },
    { name: "Method", first: "asc", isHead: true, value: (row) => row.name, cell: (row) => [layerChip(row.layer), " ", h("a", { href: formatRoute({ view: "graph", method: row.id }) }, oneLine(row.name, 80))] },
    { name: "Calls", class: "number", value: (row) => row.calls, cell: (row) => count(row.calls) },
    { name: "Failed", class: "number", value: (row) => row.errors, cell: (row) => failed(row.errors) },
    { name: "Median", class: "number", value: (row) => row.p50, cell: (row) => duration(row.p50) },
    { name: "p95", class: "number", value: (row) => row.p95, cell: (row) => duration(row.p95) },
    { name: "Slowest", class: "number", value: (row) => row.max, cell: (row) => h("a", { href: formatRoute({ event: row.slowest }) }, duration(row.max)) },
  ];
  return sortableTable("Methods of the file", columns, file.methods, { shown: 50 });
}

function blocks(file) {
  const found = file.sources.filter((source) => source.path !== "");
  if (found.length === 0) {
    return h("p", { class: "muted" }, "The file wasn't found below the source roots, so its block isn't here.");
  }
  return found.map((source) =>
    h(
      "section",
      { class: "panel" },
      h("h3", {}, "Block of ", h("span", { class: "code" }, oneLine(source.path, 200))),
      h("p", {}, "State: ", h("strong", {}, oneLine(source.state, 40))),
      source.block === undefined ? null : h("pre", { class: "json", tabindex: "0" }, block(pretty(source.block))),
    ),
  );
}

function pretty(json) {
  try {
    return JSON.stringify(JSON.parse(json), null, 2);
  } catch {
    return json;
  }
}
