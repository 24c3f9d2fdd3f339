/** The command that compares traces, and the forms of its answer. */
@NullMarked
package dev.l9.trace.cli.diff;

import org.jspecify.annotations.NullMarked;
