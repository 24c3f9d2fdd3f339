/** The file of a spec: its keys, its parts with their lines, and what is wrong with it. */
@NullMarked
package dev.l9.trace.generator.reading.source;

import org.jspecify.annotations.NullMarked;
