// Texts for people. Captured text is hostile: nothing here makes markup of it.

const LONGEST = 20000;

// Characters that don't show, or that change how their neighbours show: controls, bidirectional marks, separators of
// lines, other invisible ones, and halves of pairs.
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with a visible mark in place of each character that can't be seen, such as ‹U+202E›. */
export function visible(text) {
  return text.replace(UNSEEN, (c) => "‹U+" + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0") + "›");
}

/** The text on one line, cut where no reader would get to. */
export function oneLine(text, length = 300) {
  const short = text.length > length ? text.slice(0, length) + "…" : text;
  return visible(short.replace(/\s*[\r\n]+\s*/g, " ⏎ "));
}

/** The text with its lines, cut where the page would become slow. */
export function block(text) {
  const rest = text.length - LONGEST;
  return rest > 0 ? visible(text.slice(0, LONGEST)) + "\n… " + count(rest) + " more characters" : visible(text);
}

const NUMBER = new Intl.NumberFormat("en-US");

export function count(number) {
  return NUMBER.format(number);
}

/** "1 event", "2 events". */
export function plural(number, one, many = one + "s") {
  return count(number) + " " + (number === 1 ? one : many);
}

const UNITS = [
  [3600e9, "h"],
  [60e9, "min"],
  [1e9, "s"],
  [1e6, "ms"],
  [1e3, "µs"],
];

/** A duration with three digits at most: "1.23 ms". */
export function duration(nanos) {
  for (const [size, unit] of UNITS) {
    if (nanos >= size * 0.9995) {
      return digits(nanos / size) + " " + unit;
    }
  }
  return Math.round(nanos) + " ns";
}

function digits(value) {
  const fraction = value >= 99.95 ? 0 : value >= 9.995 ? 1 : 2;
  const text = value.toFixed(fraction);
  return fraction > 0 ? text.replace(/\.?0+$/, "") : text;
}

/** A time in UTC, as the events have it, to the millisecond: "2026-11-21 08:52:37.942". */
export function time(micros) {
  const date = new Date(micros / 1000);
  return Number.isNaN(date.getTime()) ? "unknown" : date.toISOString().replace("T", " ").replace("Z", "");
}

/** A share of a whole: "12 %", "0.3 %". */
export function percent(part, whole) {
  if (whole === 0 || part === 0) {
    return "0 %";
  }
  const value = (100 * part) / whole;
  return (value < 0.1 ? "< 0.1" : value < 10 ? value.toFixed(1).replace(/\.0$/, "") : Math.round(value)) + " %";
}
