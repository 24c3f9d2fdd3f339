/** A project under a contract: its root, its files, and where their content comes from. */
@NullMarked
package dev.l9.trace.contract.project;

import org.jspecify.annotations.NullMarked;
