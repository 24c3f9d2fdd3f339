/**
 * Writes a module's files: merges them with what a person has changed, gives them their blocks, and
 * keeps what was generated for the next merge.
 */
@NullMarked
package dev.l9.trace.generator.write;

import org.jspecify.annotations.NullMarked;
