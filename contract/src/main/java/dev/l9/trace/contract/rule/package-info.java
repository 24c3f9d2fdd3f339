/** The rules of the contract, and what violates them. */
@NullMarked
package dev.l9.trace.contract.rule;

import org.jspecify.annotations.NullMarked;
