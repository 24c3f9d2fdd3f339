/** Replaces source files, which editors and other JVMs may write at the same time. */
@NullMarked
package dev.l9.trace.rewrite;

import org.jspecify.annotations.NullMarked;
