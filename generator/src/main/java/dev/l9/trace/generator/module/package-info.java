/** What the phases of a generation hand to each other. */
@NullMarked
package dev.l9.trace.generator.module;

import org.jspecify.annotations.NullMarked;
