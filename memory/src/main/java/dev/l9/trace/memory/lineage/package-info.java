/** What called an execution, what it caused, and what became of it in other runs. */
@NullMarked
package dev.l9.trace.memory.lineage;

import org.jspecify.annotations.NullMarked;
