/** Searches: names first, then words, and each hit says why it was found. */
@NullMarked
package dev.l9.trace.memory.search;

import org.jspecify.annotations.NullMarked;
