/**
 * What an application compiles against: the annotations that say what is traced, and a small API to
 * add to a trace by hand.
 *
 * <p>Nothing here depends on anything but the JDK, and nothing here does anything by itself:
 * without the agent the annotations are inert and every call of {@link dev.l9.trace.L9Tracer}
 * returns at once.
 */
package dev.l9.trace;
