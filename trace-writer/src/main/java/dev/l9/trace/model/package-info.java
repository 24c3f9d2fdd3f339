/** The finished facts of a trace: immutable records, free of any format. */
@NullMarked
package dev.l9.trace.model;

import org.jspecify.annotations.NullMarked;
