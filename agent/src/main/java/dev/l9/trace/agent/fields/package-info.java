/** Finds the fields of the program's classes, and reads them directly in memory. */
@NullMarked
package dev.l9.trace.agent.fields;

import org.jspecify.annotations.NullMarked;
