/** Documents a module: its README, and how it is wired into a program. */
@NullMarked
package dev.l9.trace.generator.document;

import org.jspecify.annotations.NullMarked;
