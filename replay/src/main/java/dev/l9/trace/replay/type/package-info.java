/** Reads from class files which types, members and constructors a program has. */
@NullMarked
package dev.l9.trace.replay.type;

import org.jspecify.annotations.NullMarked;
