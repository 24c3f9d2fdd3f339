/** The syntax trees of Java files, and which type each name in them means. */
@NullMarked
package dev.l9.trace.generator.extract.syntax;

import org.jspecify.annotations.NullMarked;
