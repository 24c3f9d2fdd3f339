/** Seed packs: what is true for programs in general, known before anything ran. */
@NullMarked
package dev.l9.trace.memory.seed;

import org.jspecify.annotations.NullMarked;
