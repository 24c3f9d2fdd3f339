import { d3 } from "./d3.mjs";
import { s } from "./dom.mjs";
import { count, duration, percent, time } from "./text.mjs";

// The bars of latency charts: 1, 2 and 5 for each power of ten, from 1 µs on. The first one begins at zero.
const STEPS = [1, 2, 5];

/** The lower end of a bar in nanoseconds. */
export function barStart(bar) {
  return bar === 0 ? 0 : STEPS[bar % 3] * 10 ** (3 + Math.floor(bar / 3));
}

/** What a bar is for people: "2 ms to 5 ms". */
export function barName(bar, bars) {
  const from = duration(barStart(bar));
  return bar === bars - 1 ? from + " and more" : (bar === 0 ? "under " : from + " to ") + duration(barStart(bar + 1));
}

function frame(width, height, label) {
  return s("svg", { viewBox: "0 0 " + width + " " + height, role: "img", "aria-label": label, class: "chart" });
}

/** How long executions took: a bar for each range, the empty ones at both ends left out. */
export function latencyChart(bars, colour, width, label) {
  const height = 150;
  const margin = { left: 44, right: 8, top: 10, bottom: 34 };
  const first = bars.findIndex((n) => n > 0);
  const last = bars.findLastIndex((n) => n > 0);
  const svg = frame(width, height, label);
  if (first < 0) {
    return svg;
  }
  const from = Math.max(0, first - 1);
  const shown = d3.range(from, Math.min(bars.length - 1, last + 1) + 1);
  const x = d3.scaleBand(shown, [margin.left, width - margin.right]).padding(0.12);
  const y = d3.scaleLinear([0, d3.max(bars)], [height - margin.bottom, margin.top]).nice(4);
  const sum = d3.sum(bars);
  for (const bar of shown) {
    const top = bars[bar] > 0 ? Math.min(y(bars[bar]), y(0) - 1.5) : y(0);
    const name = barName(bar, bars.length) + ": " + count(bars[bar]) + " (" + percent(bars[bar], sum) + ")";
    const rect = { x: x(bar), width: x.bandwidth(), y: top, height: y(0) - top, class: "fill-" + colour };
    svg.append(s("rect", rect, s("title", {}, name)));
  }
  const every = Math.ceil((shown.length * 46) / (width - margin.left));
  const ticks = shown.filter((bar) => (bar - from) % every === 0);
  const axis = d3.axisBottom(x).tickValues(ticks).tickFormat((bar) => duration(barStart(bar))).tickSizeOuter(0);
  axes(svg, axis, height - margin.bottom, countAxis(y, width, margin), margin.left);
  // A bar's label stands under its left edge, where its range begins.
  d3.select(svg).selectAll(".bottom .tick").attr("transform", (bar) => "translate(" + x(bar) + ",0)");
  return svg;
}

function countAxis(y, width, margin) {
  return d3.axisLeft(y).ticks(3, "~s").tickSize(-(width - margin.left - margin.right));
}

function axes(svg, bottom, bottomAt, left, leftAt) {
  const chart = d3.select(svg);
  chart.insert("g", ":first-child").attr("class", "axis left").attr("transform", "translate(" + leftAt + ",0)").call(left);
  chart.append("g").attr("class", "axis bottom").attr("transform", "translate(0," + bottomAt + ")").call(bottom);
  chart.selectAll(".axis").attr("font-size", null).attr("font-family", null).attr("aria-hidden", "true");
}

/** What ran when: executions over time, those that failed at the bottom. */
export function activityChart(activity, width, label) {
  const height = 130;
  const margin = { left: 44, right: 8, top: 10, bottom: 22 };
  const { others, errors, from, width: step } = activity;
  const svg = frame(width, height, label);
  if (others.length === 0) {
    return svg;
  }
  const end = from + step * others.length;
  const x = d3.scaleUtc([from / 1e3, end / 1e3], [margin.left, width - margin.right]);
  const y = d3.scaleLinear([0, d3.max(others, (n, i) => n + errors[i])], [height - margin.bottom, margin.top]).nice(3);
  const wide = Math.max(1, Math.min(24, (width - margin.left - margin.right) / others.length - 0.6));
  others.forEach((n, i) => {
    const at = from + step * i;
    const name = time(at) + ", " + duration(step * 1e3) + ": " + count(n + errors[i]) + " executions, " + count(errors[i]) + " failed";
    const bar = s("g", {}, s("title", {}, name));
    const left = x(at / 1e3);
    const middle = errors[i] > 0 ? Math.min(y(errors[i]), y(0) - 2) : y(0);
    const top = n > 0 ? Math.min(middle - 1, y(n + errors[i])) : middle;
    bar.append(s("rect", { x: left, width: wide, y: top, height: middle - top, class: "fill-accent" }));
    bar.append(s("rect", { x: left, width: wide, y: middle, height: y(0) - middle, class: "fill-error" }));
    svg.append(bar);
  });
  const axis = d3.axisBottom(x).ticks(width / 130).tickFormat(clock(x.ticks(width / 130))).tickSizeOuter(0);
  if (end - from < 3000) {
    axis.tickValues([]);
  }
  axes(svg, axis, height - margin.bottom, countAxis(y, width, margin), margin.left);
  return svg;
}

/** Writes times of an axis as short as they can be told apart, in UTC. */
function clock(ticks) {
  const isWithinSeconds = ticks.some((tick) => tick.getUTCMilliseconds() !== 0);
  const isWithinMinutes = ticks.some((tick) => tick.getUTCSeconds() !== 0);
  const isWithinDays = ticks.some((tick) => tick.getUTCHours() + tick.getUTCMinutes() !== 0);
  const isOneDay = ticks.length < 2 || ticks[ticks.length - 1] - ticks[0] < 86400e3;
  const from = isOneDay && isWithinDays ? 11 : 5;
  const to = isWithinSeconds ? 23 : isWithinMinutes ? 19 : isWithinDays ? 16 : 10;
  return (tick) => tick.toISOString().slice(from, to).replace("T", " ").replace(/(\.\d)00$/, "$1");
}

/** A small picture of how long executions took, for a row of a table. */
export function sparkBars(bars, colour, from, to) {
  const width = 120;
  const height = 22;
  const svg = s("svg", { viewBox: "0 0 " + width + " " + height, class: "spark", "aria-hidden": "true" });
  const x = d3.scaleBand(d3.range(from, to + 1), [0, width]).padding(0.15);
  const y = d3.scaleSqrt([0, Math.max(1, d3.max(bars))], [height, 1]);
  for (let bar = from; bar <= to; bar++) {
    if (bars[bar] > 0) {
      const top = Math.min(y(bars[bar]), height - 1.5);
      const name = barName(bar, bars.length) + ": " + count(bars[bar]);
      const rect = { x: x(bar), width: x.bandwidth(), y: top, height: height - top, class: "fill-" + colour };
      svg.append(s("rect", rect, s("title", {}, name)));
    }
  }
  return svg;
}
