/** How the repository's code uses the types that a spec names. */
@NullMarked
package dev.l9.trace.generator.extract.use;

import org.jspecify.annotations.NullMarked;
