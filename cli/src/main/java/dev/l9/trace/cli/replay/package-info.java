/** The command that makes tests of recorded calls. */
@NullMarked
package dev.l9.trace.cli.replay;

import org.jspecify.annotations.NullMarked;
