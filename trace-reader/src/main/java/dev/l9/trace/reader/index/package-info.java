/**
 * An index of a trace, beside it: where the executions of which method are, so that a question
 * reads a few megabytes of a file of many gigabytes.
 */
@NullMarked
package dev.l9.trace.reader.index;

import org.jspecify.annotations.NullMarked;
