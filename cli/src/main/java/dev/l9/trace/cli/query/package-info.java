/** The commands that answer one question of a trace each. */
@NullMarked
package dev.l9.trace.cli.query;

import org.jspecify.annotations.NullMarked;
