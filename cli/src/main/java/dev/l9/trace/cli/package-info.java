/** The command line: a class for each command. */
@NullMarked
package dev.l9.trace.cli;

import org.jspecify.annotations.NullMarked;
