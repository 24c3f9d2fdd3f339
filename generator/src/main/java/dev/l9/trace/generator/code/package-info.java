/** Generates the Java of a module: its types, its service, and their tests. */
@NullMarked
package dev.l9.trace.generator.code;

import org.jspecify.annotations.NullMarked;
