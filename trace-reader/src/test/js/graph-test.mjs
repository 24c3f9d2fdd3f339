import assert from "node:assert/strict";
import { test } from "node:test";
import { loadD3, page, storeOf } from "./fixture.mjs";

loadD3();
const { callGraph, layOut, partOfGraph } = await page("graph");
const { barName, barStart } = await page("charts");

function graphOf(...pairs) {
  const nodes = [...new Set(pairs.flat())].map((id) => ({ id }));
  return [nodes, pairs.map(([from, to]) => ({ from, to, calls: 1 }))];
}

function columns(places) {
  return Object.fromEntries([...places].map(([id, place]) => [id, place.column]));
}

test("calls are counted by the methods at both ends", () => {
  const graph = callGraph(
    storeOf([
      ["a", -1, 0, 100, "A"],
      ["b", 0, 10, 20, "B"],
      ["c", 0, 40, 20, "B", { status: "error" }],
      ["o", 0, 70, 20, "B", { missing: "gone" }],
    ]),
  );
  assert.deepEqual(graph.edges, [{ from: "com.acme#A", to: "com.acme#B", calls: 2, errors: 1 }]);
  assert.equal(graph.nodes.get("com.acme#B").calls, 3);
});

test("callers stand left of what they call", () => {
  assert.deepEqual(columns(layOut(...graphOf(["a", "b"], ["b", "c"], ["a", "c"]))), { a: 0, b: 1, c: 2 });
});

test("circles, and calls of itself, are laid out too", () => {
  const places = columns(layOut(...graphOf(["a", "b"], ["b", "a"], ["b", "b"], ["b", "c"])));
  assert.deepEqual(places, { a: 0, b: 1, c: 2 });
});

test("calls don't cross where they needn't", () => {
  const places = layOut(...graphOf(["a", "y"], ["b", "x"], ["b", "z"]));
  assert.ok(places.get("y").row < places.get("x").row);
});

test("of a large graph the part around a method is shown, or what failed and took long", () => {
  const edges = Array.from({ length: 99 }, (_, i) => ({ from: "m" + i, to: "m" + (i + 1), calls: 1 }));
  const nodes = new Map(Array.from({ length: 100 }, (_, i) => ["m" + i, { id: "m" + i, self: i, errors: i === 3 ? 1 : 0, calls: 1 }]));
  const around = partOfGraph({ nodes, edges }, "m50", 5).nodes.map((node) => node.id);
  assert.deepEqual(new Set(around), new Set(["m50", "m49", "m51", "m48", "m52"]));
  assert.deepEqual(partOfGraph({ nodes, edges }, "", 3).nodes.map((node) => node.id), ["m3", "m99", "m98"]);
});

test("bars of the latency chart are 1, 2 and 5 of each power of ten", () => {
  assert.deepEqual([0, 1, 2, 3, 27].map(barStart), [0, 2e3, 5e3, 1e4, 1e12]);
  assert.deepEqual([barName(0, 28), barName(3, 28), barName(27, 28)], ["under 2 µs", "10 µs to 20 µs", "16.7 min and more"]);
});
