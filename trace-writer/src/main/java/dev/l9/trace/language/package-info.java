/** What in a source file is a comment: what all languages share, and Java's own lexer. */
@NullMarked
package dev.l9.trace.language;

import org.jspecify.annotations.NullMarked;
