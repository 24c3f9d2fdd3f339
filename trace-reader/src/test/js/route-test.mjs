import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "./fixture.mjs";

const { formatRoute, parseRoute } = await page("route");

test("the address of an event names its trace and itself", () => {
  assert.equal(formatRoute({ trace: "sys_1_a", event: "mem_1_b" }), "#trace=sys_1_a&event=mem_1_b");
  assert.deepEqual(parseRoute("#trace=sys_1_a&event=mem_1_b"), { view: "trace", trace: "sys_1_a", event: "mem_1_b" });
});

test("an event alone is an address too", () => {
  assert.deepEqual(parseRoute("#event=mem_1_b"), { view: "trace", event: "mem_1_b" });
});

test("no address is the overview", () => {
  assert.deepEqual(parseRoute(""), { view: "overview" });
  assert.equal(formatRoute({ view: "overview" }), "#");
});

test("what is empty isn't in the address, and hostile text comes back as it was", () => {
  assert.equal(formatRoute({ view: "traces", q: "", status: "error" }), "#view=traces&status=error");
  const hostile = "</script>&event=x#%20\u202e";
  assert.equal(parseRoute(formatRoute({ view: "traces", q: hostile })).q, hostile);
});
