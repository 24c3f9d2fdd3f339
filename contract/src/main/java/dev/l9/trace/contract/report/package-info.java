/** What came of a check, in the forms that programs and people read. */
@NullMarked
package dev.l9.trace.contract.report;

import org.jspecify.annotations.NullMarked;
