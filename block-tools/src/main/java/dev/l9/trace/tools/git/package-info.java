/** Blocks and git: what is set up, filtered and merged. */
@NullMarked
package dev.l9.trace.tools.git;

import org.jspecify.annotations.NullMarked;
