/** A store in a folder, which needs nothing installed: SQLite with its index of words, FTS5. */
@NullMarked
package dev.l9.trace.memory.store.sqlite;

import org.jspecify.annotations.NullMarked;
