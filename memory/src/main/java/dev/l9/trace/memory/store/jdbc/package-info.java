/** What stores in databases have in common: the statements, and how the schema is made. */
@NullMarked
package dev.l9.trace.memory.store.jdbc;

import org.jspecify.annotations.NullMarked;
