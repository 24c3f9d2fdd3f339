/** What the events of a trace say together: counts, durations and their distribution, changes. */
@NullMarked
package dev.l9.trace.reader.stats;

import org.jspecify.annotations.NullMarked;
