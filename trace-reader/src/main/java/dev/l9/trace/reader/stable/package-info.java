/** Writes values as they are in each run of an unchanged program. */
@NullMarked
package dev.l9.trace.reader.stable;

import org.jspecify.annotations.NullMarked;
