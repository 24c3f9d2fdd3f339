/** Merges what a person and the generator have each made of one text, by its lines. */
@NullMarked
package dev.l9.trace.generator.merge;

import org.jspecify.annotations.NullMarked;
