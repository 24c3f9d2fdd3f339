/** What the memory holds: packets, their ids, and their JSON. */
@NullMarked
package dev.l9.trace.memory.packet;

import org.jspecify.annotations.NullMarked;
