/** The lexers of XML, HTML and Markdown. */
@NullMarked
package dev.l9.trace.language.markup;

import org.jspecify.annotations.NullMarked;
