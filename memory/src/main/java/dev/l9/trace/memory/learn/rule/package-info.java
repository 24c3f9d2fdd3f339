/** Short lists of conditions that separate some inputs from others. */
@NullMarked
package dev.l9.trace.memory.learn.rule;

import org.jspecify.annotations.NullMarked;
