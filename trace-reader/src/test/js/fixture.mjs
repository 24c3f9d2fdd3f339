// Makes stores of few words, and finds the libraries where the build has put them.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const PAGE = new URL("../../main/resources/dev/l9/trace/reader/report/page/", import.meta.url);
const LIBRARIES = new URL("../../../target/classes/dev/l9/trace/reader/report/lib/", import.meta.url);

/** A module of the page. */
export function page(name) {
  return import(new URL(name + ".mjs", PAGE).href);
}

/** Has the libraries set their global, as in a browser. */
export function loadD3() {
  for (const name of ["d3-array", "d3-color", "d3-interpolate", "d3-format", "d3-time", "d3-time-format", "d3-scale"]) {
    vm.runInThisContext(readFileSync(new URL(name + "/" + name + ".min.js", LIBRARIES), "utf8"));
  }
}

const { Store } = await page("store");

/**
 * A store of traces, each an array of [id, parent's place or -1, start µs, length µs, method, more], where "more" may have
 * layer, status, thread, input, output and missing.
 */
export function storeOf(...traces) {
  const events = traces.flatMap((trace) => {
    return trace.map(([id, parent, start, micros, name, more = {}], at) => ({ id, up: parent < 0 ? 0 : at - parent, start, micros, name, ...more }));
  });
  const table = (value) => {
    const values = [...new Set(events.map(value))];
    return [values, events.map((event) => values.indexOf(value(event)))];
  };
  const [names, kind] = table((event) => event.name + "\n" + (event.layer ?? "system"));
  const [states, status] = table((event) => event.status ?? "success");
  const [threads, thread] = table((event) => event.thread ?? "main");
  const texts = ["", ...events.flatMap((event) => [event.input ?? "", event.output ?? ""])];
  const overview = { kept: events.length };
  const store = new Store(overview, { sizes: traces.map((trace) => trace.length), missingRoots: {}, leftOut: {} });
  const missing = Object.fromEntries(events.map((event, at) => [at, event.missing]).filter(([, id]) => id !== undefined));
  store.addPart({
    id: events.map((event) => event.id),
    up: events.map((event) => event.up),
    from: events.length === 0 ? 0 : events[0].start,
    later: events.map((event, at) => (at === 0 ? 0 : event.start - events[at - 1].start)),
    nanos: events.map((event) => event.micros * 1000),
    kind,
    status,
    thread,
    input: events.map((event) => texts.indexOf(event.input ?? "")),
    output: events.map((event) => texts.indexOf(event.output ?? "")),
    texts,
    missing,
  });
  const kinds = names.map((both) => both.split("\n")).map(([name, layer]) => [layer, name, "", "", name, "", name, "com.acme#" + name]);
  store.finish({ kinds, threads, states });
  return store;
}
