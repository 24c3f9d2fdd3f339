/** Makes text of generated types: formatted Java, plain sentences, literals. */
@NullMarked
package dev.l9.trace.generator.code.text;

import org.jspecify.annotations.NullMarked;
