import { announce, h, put } from "./dom.mjs";
import { eventView } from "./event-view.mjs";
import { FlameView } from "./flame-view.mjs";
import { formatRoute } from "./route.mjs";
import { count, duration, oneLine, plural, time } from "./text.mjs";
import { Waterfall } from "./waterfall.mjs";

/** One trace: its waterfall or its flame graph, and beside it the event that is chosen. */
export function traceView(store, go) {
  const state = { trace: -1, at: -1, tab: "" };
  const waterfall = new Waterfall(store, { chosen: (at) => choose(at, true), opened: (at) => choose(at, false) });
  const flame = new FlameView(store);
  const head = h("div", { class: "trace-head" });
  const side = h("div", { class: "side" });
  const stage = h("div", { class: "stage fill" });
  const element = h("div", { class: "trace-view fill" }, head, h("div", { class: "split fill" }, stage, side));

  function choose(at, isMove) {
    if (!isMove || !side.hidden) {
      go({ trace: store.traceId(state.trace), event: store.ids[at], tab: state.tab }, true);
    }
  }

  function show(route) {
    const trace = store.findTrace(route.event && store.find(route.event) >= 0 ? route.event : (route.trace ?? ""));
    if (trace < 0) {
      return missing(route.trace ?? route.event);
    }
    put(element, head, h("div", { class: "split fill" }, stage, side));
    const isNew = trace !== state.trace;
    const at = route.event === undefined ? -1 : store.find(route.event);
    const lost = route.event !== undefined && at < 0 ? route.event : "";
    state.tab = route.tab === "flame" ? "flame" : "";
    state.trace = trace;
    drawHead(lost);
    drawSide(at); // It takes room, so it comes before the list looks for the chosen row.
    drawStage(at, isNew);
    state.at = at;
  }

  function missing(id) {
    state.trace = -1;
    const why = store.overview.sampled
      ? "The page keeps " + plural(store.traceCount, "trace") + " of the " + count(store.overview.roots) + " that were read, and this one isn't among them."
      : "The page has no execution with this id.";
    put(
      element,
      h("h2", {}, "Not in this page"),
      h("p", {}, why),
      h("p", {}, "This shows it, where the trace file is: ", h("code", {}, "l9 view --trace-id " + oneLine(id ?? "", 100))),
      h("p", {}, h("a", { href: formatRoute({ view: "traces" }) }, "All traces of the page")),
    );
  }

  function drawHead(lost) {
    const { trace } = state;
    const first = store.first[trace];
    const root = store.missingRoots.get(trace);
    const name = root === undefined ? oneLine(store.kindOf(first).name, 120) : "Trace whose root is missing";
    const bad = store.errors[trace];
    const left = store.leftOut.get(trace) ?? 0;
    put(
      head,
      h("h2", {}, name),
      h(
        "p",
        { class: "muted" },
        time(store.begin[trace]) + " UTC · " + duration(store.length[trace]) + " · " + plural(store.count[trace], "execution"),
        bad > 0 ? [" · ", h("strong", { class: "bad" }, "✕ " + count(bad) + " failed")] : "",
      ),
      root !== undefined && h("p", { class: "note" }, "The root ", h("span", { class: "code" }, oneLine(root, 80)), " isn't in the trace: it hasn't ended, or was left out. What ran below it is here."),
      left > 0 && h("p", { class: "note" }, "The trace is too large for the page: " + plural(left, "further execution") + " of it " + (left === 1 ? "isn't" : "aren't") + " here."),
      lost !== "" && h("p", { class: "note" }, "The execution ", h("span", { class: "code" }, oneLine(lost, 80)), " isn't in this page."),
      h(
        "div",
        { class: "tools" },
        h("div", { class: "tabs", role: "group", "aria-label": "Picture" }, tab("", "Waterfall"), tab("flame", "Flame graph")),
        state.tab === "" &&
          h(
            "div",
            { class: "tabs", role: "group", "aria-label": "In the waterfall" },
            bad > 0 && h("button", { type: "button", onclick: () => waterfall.nextFailure(1), "aria-keyshortcuts": "n" }, "Next failure"),
            h("button", { type: "button", "aria-label": "Zoom in", onclick: () => waterfall.zoomBy(0.5) }, "+"),
            h("button", { type: "button", "aria-label": "Zoom out", onclick: () => waterfall.zoomBy(2) }, "−"),
            h("button", { type: "button", onclick: () => waterfall.setZoom(null) }, "Whole"),
          ),
      ),
    );
  }

  function tab(name, text) {
    const target = formatRoute({ trace: store.traceId(state.trace), event: state.at >= 0 ? store.ids[state.at] : "", tab: name });
    return h("a", { href: target, class: "tab", "aria-current": state.tab === name ? "true" : null }, text);
  }

  function drawStage(at, isNew) {
    const wanted = state.tab === "flame" ? flame : waterfall;
    if (stage.firstChild !== wanted.element) {
      put(stage, wanted.element);
      isNew = true;
    }
    if (wanted === flame) {
      flame.show(state.trace);
    } else if (isNew || at < 0 || waterfall.rows[waterfall.list.current] !== at) {
      waterfall.show(state.trace, at);
    }
  }

  function drawSide(at) {
    side.hidden = at < 0;
    element.classList.toggle("has-side", at >= 0);
    if (at < 0) {
      return put(side);
    }
    put(side, eventView(store, at, { close, zoom: () => waterfall.zoomTo(at) }));
    side.scrollTop = 0;
    announce(oneLine(store.kindOf(at).name, 80) + ", " + store.states[store.status[at]] + ", " + duration(store.nanos[at]));
  }

  function close() {
    go({ trace: store.traceId(state.trace), tab: state.tab }, true);
    waterfall.list.element.focus();
  }

  return {
    element,
    show,
    focus: () => stage.querySelector("[tabindex]")?.focus(),
    resize: () => (state.tab === "flame" ? flame.resize() : waterfall.resize()),
  };
}
