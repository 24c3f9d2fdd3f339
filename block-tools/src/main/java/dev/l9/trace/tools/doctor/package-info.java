/** Answers from what the agent noted of its decisions. */
@NullMarked
package dev.l9.trace.tools.doctor;

import org.jspecify.annotations.NullMarked;
