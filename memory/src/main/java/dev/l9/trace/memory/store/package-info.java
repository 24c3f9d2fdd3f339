/** What a store of packets promises, whatever holds them. */
@NullMarked
package dev.l9.trace.memory.store;

import org.jspecify.annotations.NullMarked;
