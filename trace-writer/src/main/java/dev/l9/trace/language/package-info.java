/**
 * Finds what in a source file is a comment. Here is what all languages share, and the lexer of
 * Java.
 */
@NullMarked
package dev.l9.trace.language;

import org.jspecify.annotations.NullMarked;
