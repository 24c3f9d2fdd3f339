/** Which traces, and which of their events, the commands that read traces look at. */
@NullMarked
package dev.l9.trace.cli.reading;

import org.jspecify.annotations.NullMarked;
