/** Writes the test of a call: what is called, and what is asserted. */
@NullMarked
package dev.l9.trace.replay.test;

import org.jspecify.annotations.NullMarked;
