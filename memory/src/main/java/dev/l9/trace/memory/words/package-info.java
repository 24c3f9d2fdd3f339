/** The words of texts and of names in code, as they are stored and looked for. */
@NullMarked
package dev.l9.trace.memory.words;

import org.jspecify.annotations.NullMarked;
