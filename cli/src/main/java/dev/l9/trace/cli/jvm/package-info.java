/** The commands on running JVMs. */
@NullMarked
package dev.l9.trace.cli.jvm;

import org.jspecify.annotations.NullMarked;
