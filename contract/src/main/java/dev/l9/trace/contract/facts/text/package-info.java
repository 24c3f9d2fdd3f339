/** Reads the text of files: the tokens of programming languages, comments, plain sentences. */
@NullMarked
package dev.l9.trace.contract.facts.text;

import org.jspecify.annotations.NullMarked;
