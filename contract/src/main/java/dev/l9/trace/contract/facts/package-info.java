/** What a file, and the history of its repository, say of the file themselves. */
@NullMarked
package dev.l9.trace.contract.facts;

import org.jspecify.annotations.NullMarked;
