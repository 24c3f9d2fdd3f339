// Colours of layers, the same in all views. They are set by the style, so that they fit light and dark.

const LAYERS = ["altitude", "focus", "reasoning", "learning", "memory", "system"];

/** The name of a layer's colour; layers that aren't known share one. */
export function layerColour(layer) {
  return LAYERS.includes(layer) ? layer : "other";
}

/** The colours as a canvas needs them: read again when light changes to dark. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue("--" + name).trim();
  const names = [...LAYERS, "other", "error", "blocked", "text", "muted", "line", "surface", "raised", "accent", "band"];
  return Object.fromEntries(names.map((name) => [name, colour(name)]));
}

/** The three letters of a layer, as ids and l9 view have them. */
export function layerCode(layer) {
  return { reasoning: "rsn", learning: "lrn" }[layer] ?? layer.slice(0, 3);
}
