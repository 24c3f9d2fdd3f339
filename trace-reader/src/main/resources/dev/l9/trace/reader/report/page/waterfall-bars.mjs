import { fitted } from "./canvas.mjs";
import { layerColour } from "./colours.mjs";
import { d3 } from "./d3.mjs";
import { duration } from "./text.mjs";

// Heights in pixels: of a row, of one where the screen is narrow, and of the axis with the border below it.
export const ROW = 26;
export const NARROW_ROW = 42;
export const HEAD = 27;

const FONT = "11px system-ui, sans-serif";

/** Draws the axis, and lines down from it. Round times are those from the trace's start, not those of the clock. */
export function paintTicks(context, { x, zero, height, isNarrow, colours }) {
  context.font = FONT;
  context.textBaseline = "middle";
  const offsets = d3.scaleLinear(x.domain().map((time) => time - zero), x.range());
  for (const tick of offsets.ticks(isNarrow ? 3 : 6)) {
    const at = Math.round(offsets(tick)) + 0.5;
    context.fillStyle = colours.line;
    context.fillRect(at, HEAD - 8, 1, isNarrow ? 7 : height);
    context.fillStyle = colours.muted;
    context.fillText(tick === 0 ? "0" : (tick < 0 ? "−" : "") + duration(Math.abs(tick) * 1e3), at + 4, HEAD / 2);
  }
}

/** Draws when an event ran. */
export function paintBar(context, store, at, top, { x, isNarrow, colours }) {
  const [y, tall] = isNarrow ? [top + 27, 10] : [top + 5, ROW - 10];
  const left = Math.max(x(store.start[at]), -50);
  const right = Math.min(x(store.start[at] + store.nanos[at] / 1e3), x.range()[1] + 50);
  const wide = Math.max(2, right - left);
  context.fillStyle = colours[layerColour(store.kindOf(at).layer)];
  context.beginPath();
  context.roundRect(left, y, wide, tall, Math.min(3, wide / 2));
  context.fill();
  if (store.isError(at) || store.isBlocked(at)) {
    context.fillStyle = store.isError(at) ? colours.error : colours.blocked;
    context.fillRect(left, y + tall - 3, wide, 3);
  }
  if (!isNarrow) {
    paintDuration(context, duration(store.nanos[at]), { left, right: left + wide, y: y + tall / 2 }, x.range(), colours);
  }
}

/** Writes a duration behind its bar, or before it, or inside, wherever there is room. */
function paintDuration(context, text, bar, [from, to], colours) {
  context.font = FONT;
  context.textBaseline = "middle";
  context.fillStyle = colours.muted;
  if (to - bar.right > 60) {
    context.fillText(text, bar.right + 5, bar.y);
  } else if (bar.left > from + 66) {
    context.textAlign = "right";
    context.fillText(text, bar.left - 5, bar.y);
    context.textAlign = "left";
  } else {
    context.fillStyle = colours.band;
    context.fillText(fitted(context, text, bar.right - bar.left - 10), Math.max(bar.left, from) + 5, bar.y);
  }
}
