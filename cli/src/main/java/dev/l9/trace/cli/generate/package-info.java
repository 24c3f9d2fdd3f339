/** The command that makes a module from its spec. */
@NullMarked
package dev.l9.trace.cli.generate;

import org.jspecify.annotations.NullMarked;
