/** The commands that read traces. */
@NullMarked
package dev.l9.trace.cli.view;

import org.jspecify.annotations.NullMarked;
