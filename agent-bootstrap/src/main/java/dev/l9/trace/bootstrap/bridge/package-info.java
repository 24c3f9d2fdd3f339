/**
 * The bridge from traced methods to the agent.
 *
 * <p>The classes are relocated into {@code java.lang} when the agent's jar is built, and are
 * defined in the boot loader when the first traced class is loaded. There every class loader and
 * every module sees them, without an entry on the boot class path.
 */
@NullMarked
package dev.l9.trace.bootstrap.bridge;

import org.jspecify.annotations.NullMarked;
