/** The metadata that a file carries: its fields, and its three sections. */
@NullMarked
package dev.l9.trace.contract.meta;

import org.jspecify.annotations.NullMarked;
