/** The files of the repository that a module is generated into, and which types they declare. */
@NullMarked
package dev.l9.trace.generator.extract.source;

import org.jspecify.annotations.NullMarked;
