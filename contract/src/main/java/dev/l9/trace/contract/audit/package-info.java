/** The audit log: what was checked and written when, in a chain that shows where it was broken. */
@NullMarked
package dev.l9.trace.contract.audit;

import org.jspecify.annotations.NullMarked;
