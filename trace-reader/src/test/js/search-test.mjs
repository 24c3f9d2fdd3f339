import assert from "node:assert/strict";
import { test } from "node:test";
import { page, storeOf } from "./fixture.mjs";

const { filterTraces, sortTraces } = await page("search");

const STORE = storeOf(
  [
    ["sys_1_order1", -1, 0, 900, "Shop.order", { input: "item=Lamp" }],
    ["mem_1_find1", 0, 10, 20, "Stock.find", { layer: "memory", output: "Row{left=3}" }],
  ],
  [
    ["sys_1_order2", -1, 1000, 5000, "Shop.order", { input: "item=sofa", status: "error" }],
    ["mem_1_find2", 0, 1010, 20, "Stock.find", { layer: "memory", status: "blocked", thread: "pool-7" }],
  ],
  [["sys_1_pay", -1, 9000, 50, "Pay.pay", { output: "<b>lamp</b>" }]],
);

function find(wanted) {
  const steps = filterTraces(STORE, wanted);
  let step = steps.next();
  while (!step.done) {
    step = steps.next();
  }
  return step.value;
}

test("all words have to be in one event, in whatever case and field", () => {
  assert.deepEqual(find({ query: "LAMP shop" }).traces, [0]);
  assert.deepEqual(find({ query: "lamp find" }).traces, []);
  assert.deepEqual(find({ query: "pool-7 stock" }).traces, [1]);
  assert.deepEqual(find({ query: "<b>" }).traces, [2]);
  assert.deepEqual(find({ query: "mem_1_find2" }).traces, [1]);
});

test("the event that was found is known", () => {
  assert.equal(find({ query: "left=3" }).hits.get(0), 1);
});

test("status, layer and duration narrow the list", () => {
  assert.deepEqual(find({ status: "error" }).traces, [1]);
  assert.deepEqual(find({ status: "blocked" }).traces, [1]);
  assert.deepEqual(find({ status: "success" }).traces, [0, 2]);
  assert.deepEqual(find({ layer: "memory" }).traces, [0, 1]);
  assert.deepEqual(find({ least: 900_000 }).traces, [0, 1]);
  assert.deepEqual(find({}).traces, [0, 1, 2]);
});

test("traces are sorted by a column, both ways", () => {
  assert.deepEqual(sortTraces(STORE, [2, 1, 0], "time"), [0, 1, 2]);
  assert.deepEqual(sortTraces(STORE, [0, 1, 2], "-duration"), [1, 0, 2]);
  assert.deepEqual(sortTraces(STORE, [0, 1, 2], "-failures"), [1, 0, 2]);
  assert.deepEqual(sortTraces(STORE, [0, 1, 2], "name"), [2, 0, 1]);
});
