/** Opens the store that a URL names. */
@NullMarked
package dev.l9.trace.memory.store.open;

import org.jspecify.annotations.NullMarked;
