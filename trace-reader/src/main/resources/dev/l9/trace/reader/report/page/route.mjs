// What the address says behind its #: which view is open, and on what.

/** Reads the address: { view, … }. A trace has its own form, so that links to events are short: #trace=…&event=… */
export function parseRoute(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  const route = Object.fromEntries(parameters);
  if (route.trace !== undefined || route.event !== undefined) {
    route.view = "trace";
  }
  return { view: "overview", ...route };
}

/** The address of a view; the inverse of parseRoute. */
export function formatRoute(route) {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(route)) {
    const isKnown = name === "view" && (value === "trace" || value === "overview");
    if (!isKnown && value !== undefined && value !== null && value !== "" && value !== false) {
      parameters.set(name, value);
    }
  }
  return "#" + parameters.toString();
}
