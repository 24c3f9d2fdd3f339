/** The commands on the contract of metadata, and on what enforces it. */
@NullMarked
package dev.l9.trace.cli.contract;

import org.jspecify.annotations.NullMarked;
