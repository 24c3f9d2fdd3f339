import assert from "node:assert/strict";
import { test } from "node:test";
import { page } from "./fixture.mjs";

const { block, count, duration, oneLine, percent, time, visible } = await page("text");

test("characters that nobody sees, or that turn text around, show as marks", () => {
  assert.equal(visible("a\u202eb"), "a‹U+202E›b");
  assert.equal(visible("\u0000\u001b[31m"), "‹U+0000›‹U+001B›[31m");
  assert.equal(visible("x\u2028y\u200bz\ufeff"), "x‹U+2028›y‹U+200B›z‹U+FEFF›");
});

test("half a pair of surrogates shows as a mark, a whole one stays", () => {
  assert.equal(visible("\ud83d"), "‹U+D83D›");
  assert.equal(visible("\ude00 \ud83d\ude00"), "‹U+DE00› 😀");
});

test("one line stays one line and is cut", () => {
  assert.equal(oneLine("a\r\n b\n\nc"), "a ⏎ b ⏎ c");
  assert.equal(oneLine("x".repeat(400), 10), "xxxxxxxxxx…");
});

test("a block keeps its lines and says what it leaves out", () => {
  assert.equal(block("a\n\tb"), "a\n\tb");
  assert.equal(block("y".repeat(21000)).slice(-25), "y\n… 1,000 more characters");
});

test("durations have the unit and the digits that people read", () => {
  const texts = [0, 999, 1000, 1234, 81_400, 999_960, 1_230_000, 25_100_000, 3.58e9, 59.99e9, 60e9, 3600e9 * 25].map(duration);
  assert.deepEqual(texts, ["0 ns", "999 ns", "1 µs", "1.23 µs", "81.4 µs", "1 ms", "1.23 ms", "25.1 ms", "3.58 s", "1 min", "1 min", "25 h"]);
});

test("counts, shares and times", () => {
  assert.equal(count(1234567), "1,234,567");
  assert.deepEqual([[0, 0], [1, 3], [1, 5000], [5, 5], [1, 50]].map(([a, b]) => percent(a, b)), ["0 %", "33 %", "< 0.1 %", "100 %", "2 %"]);
  assert.equal(time(1795251157942160), "2026-11-21 08:52:37.942");
  assert.equal(time(9e18), "unknown");
});
