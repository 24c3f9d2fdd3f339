/** What keeps violations out: git's hook, and the jobs of CI services, that call {@code l9}. */
@NullMarked
package dev.l9.trace.contract.gate;

import org.jspecify.annotations.NullMarked;
