/** Fits a canvas to its place and to the screen's pixels; gives its context, in CSS pixels, cleared. */
export function prepare(canvas, width, height) {
  const ratio = globalThis.devicePixelRatio || 1;
  const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
  if (canvas.width !== w || canvas.height !== h) {
    canvas.width = w;
    canvas.height = h;
    canvas.style.width = width + "px";
    canvas.style.height = height + "px";
  }
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  return context;
}

const WIDTHS = new Map();

/** As much of a text as fits into a width. The width of letters is measured once for each font. */
export function fitted(context, text, width) {
  const letter = letterWidth(context);
  const room = Math.floor(width / letter);
  return text.length <= room ? text : room < 3 ? "" : text.slice(0, room - 1) + "…";
}

function letterWidth(context) {
  let width = WIDTHS.get(context.font);
  if (width === undefined) {
    width = context.measureText("aeionrstlcdumABC.").width / 17;
    WIDTHS.set(context.font, width);
  }
  return width;
}
