/**
 * From text to formulas: the lexer, the parser and what they make.
 *
 * <p>What is wrong in a text is a {@link dev.l9.sample.spec.Problem} with its line and column, and
 * all of them are reported at once.
 */
@NullMarked
package dev.l9.sample.spec;

import org.jspecify.annotations.NullMarked;
