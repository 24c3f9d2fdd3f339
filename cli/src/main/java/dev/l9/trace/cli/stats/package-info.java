/** Statistics of traces as text and as JSON. */
@NullMarked
package dev.l9.trace.cli.stats;

import org.jspecify.annotations.NullMarked;
