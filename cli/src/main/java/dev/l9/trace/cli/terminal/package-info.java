/** What goes to the terminal. */
@NullMarked
package dev.l9.trace.cli.terminal;

import org.jspecify.annotations.NullMarked;
