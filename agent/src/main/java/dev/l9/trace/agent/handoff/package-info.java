/**
 * The way of an ended execution to the writer thread: its record, both ends of it, and the rings.
 */
@NullMarked
package dev.l9.trace.agent.handoff;

import org.jspecify.annotations.NullMarked;
