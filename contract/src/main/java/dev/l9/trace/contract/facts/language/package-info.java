/** Reads what files say of themselves: one class for each family of languages. */
@NullMarked
package dev.l9.trace.contract.facts.language;

import org.jspecify.annotations.NullMarked;
