/** The registry: which files of a project carry metadata, as one file that git merges. */
@NullMarked
package dev.l9.trace.contract.registry;

import org.jspecify.annotations.NullMarked;
