/** A store on a PostgreSQL server, with vectors where it has the extension pgvector. */
@NullMarked
package dev.l9.trace.memory.store.postgres;

import org.jspecify.annotations.NullMarked;
