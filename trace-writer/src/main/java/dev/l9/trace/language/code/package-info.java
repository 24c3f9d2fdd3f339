/**
 * The lexers of programming languages, Java aside: a table of comments and literals, and what no
 * table can say.
 */
@NullMarked
package dev.l9.trace.language.code;

import org.jspecify.annotations.NullMarked;
