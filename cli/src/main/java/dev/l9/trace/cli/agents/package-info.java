/** The commands for coding agents. */
@NullMarked
package dev.l9.trace.cli.agents;

import org.jspecify.annotations.NullMarked;
