// The libraries are scripts of their own, which set this global.
export const d3 = globalThis.d3;
