/**
 * The lexers of programming languages other than Java. A table gives each language's comments and
 * literals; subclasses of the lexer add what the table can't say.
 */
@NullMarked
package dev.l9.trace.language.code;

import org.jspecify.annotations.NullMarked;
