/** The commands on blocks in source files. */
@NullMarked
package dev.l9.trace.cli.block;

import org.jspecify.annotations.NullMarked;
