import assert from "node:assert/strict";
import { test } from "node:test";
import { page, storeOf } from "./fixture.mjs";

const { flameBoxes, byMethod } = await page("flame");

// A calls B and C, which overlap; B calls D, which outlasts it.
const ASYNC = [
  ["a", -1, 1000, 100, "A"],
  ["b", 0, 1010, 40, "B"],
  ["d", 1, 1030, 100, "D"],
  ["c", 0, 1030, 50, "C", { status: "error" }],
];

test("own time is what no child covers, however children overlap or outlast", () => {
  const store = storeOf(ASYNC);
  assert.deepEqual([...store.self].map((nanos) => nanos / 1000), [30, 20, 100, 50]);
});

test("a trace is as long as from its first start to its last end", () => {
  const store = storeOf(ASYNC, [["x", -1, 5000, 7, "X"]]);
  assert.deepEqual([...store.length].map((nanos) => nanos / 1000), [130, 7]);
  assert.deepEqual([...store.errors], [1, 0]);
});

test("depth and the last one below are those of the tree", () => {
  const store = storeOf(ASYNC);
  assert.deepEqual([...store.depth], [0, 1, 2, 1]);
  assert.deepEqual([...store.last], [3, 2, 2, 3]);
});

test("an event whose parent is missing takes no time from where it hangs", () => {
  const store = storeOf([
    ["a", -1, 0, 100, "A"],
    ["o", 0, 10, 50, "O", { missing: "gone" }],
  ]);
  assert.equal(store.self[0], 100_000);
});

test("traces are found by their ids and by those of their events", () => {
  const store = storeOf(ASYNC, [["x", -1, 5000, 7, "X"]]);
  store.missingRoots.set(1, "root");
  assert.deepEqual(["a", "d", "x", "root", "nobody"].map((id) => store.findTrace(id)), [0, 0, 1, 1, -1]);
});

test("equal stacks are one box, as wide as their time", () => {
  const store = storeOf([
    ["a", -1, 0, 100, "A"],
    ["b", 0, 10, 20, "B"],
    ["c", 0, 40, 20, "B", { status: "error" }],
    ["d", 2, 45, 5, "D"],
  ]);
  const boxes = flameBoxes(store, 0).map(({ name, depth, calls, errors, total, self, x0, x1 }) => [name, depth, calls, errors, total / 1000, self / 1000, x0 / 1000, x1 / 1000]);
  assert.deepEqual(boxes, [
    ["whole trace", 0, 0, 0, 100, 0, 0, 100],
    ["A", 1, 1, 0, 100, 60, 0, 100],
    ["B", 2, 2, 1, 40, 35, 0, 40],
    ["D", 3, 1, 0, 5, 5, 0, 5],
  ]);
});

test("a trace 100,000 deep is no deeper than memory", () => {
  const chain = Array.from({ length: 100_000 }, (_, at) => ["e" + at, at - 1, at, 200_000 - at, "F" + (at % 3)]);
  const store = storeOf(chain);
  assert.equal(store.depth[99_999], 99_999);
  assert.equal(flameBoxes(store, 0).length, 100_001);
});

test("methods of a trace come by their own time", () => {
  assert.deepEqual(byMethod(storeOf(ASYNC), 0).map(({ name, self, errors }) => [name, self / 1000, errors]), [["D", 100, 0], ["C", 50, 1], ["A", 30, 0], ["B", 20, 0]]);
});
