/** The contract of a project: what it demands, its file, and how that is read. */
@NullMarked
package dev.l9.trace.contract.spec;

import org.jspecify.annotations.NullMarked;
