/** What the repository says: the types that a spec names, and how they are used. */
@NullMarked
package dev.l9.trace.generator.extract;

import org.jspecify.annotations.NullMarked;
