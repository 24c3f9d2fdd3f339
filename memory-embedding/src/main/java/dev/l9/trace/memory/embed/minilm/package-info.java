/** The model all-MiniLM-L6-v2, which runs on this machine. */
@NullMarked
package dev.l9.trace.memory.embed.minilm;

import org.jspecify.annotations.NullMarked;
