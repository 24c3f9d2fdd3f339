/** The commands on git, and those that git starts. */
@NullMarked
package dev.l9.trace.cli.git;

import org.jspecify.annotations.NullMarked;
