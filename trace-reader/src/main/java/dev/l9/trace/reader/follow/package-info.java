/** Reads traces while they are written. */
@NullMarked
package dev.l9.trace.reader.follow;

import org.jspecify.annotations.NullMarked;
