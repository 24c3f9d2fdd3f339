/** The commands on the contract of metadata, its registry and its audit log. */
@NullMarked
package dev.l9.trace.cli.contract;

import org.jspecify.annotations.NullMarked;
