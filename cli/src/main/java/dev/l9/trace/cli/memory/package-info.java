/** The commands on the memory: what ran, remembered across runs. */
@NullMarked
package dev.l9.trace.cli.memory;

import org.jspecify.annotations.NullMarked;
