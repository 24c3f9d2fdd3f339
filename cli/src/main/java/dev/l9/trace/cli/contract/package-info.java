/** The commands on the enforcement contract. */
@NullMarked
package dev.l9.trace.cli.contract;

import org.jspecify.annotations.NullMarked;
