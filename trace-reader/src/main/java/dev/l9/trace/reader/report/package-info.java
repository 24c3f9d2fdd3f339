/** Makes one self-contained HTML page of a trace. */
@NullMarked
package dev.l9.trace.reader.report;

import org.jspecify.annotations.NullMarked;
