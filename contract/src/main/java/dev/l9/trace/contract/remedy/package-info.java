/** Mends what violates the contract, and says what somebody has to mend by hand. */
@NullMarked
package dev.l9.trace.contract.remedy;

import org.jspecify.annotations.NullMarked;
