/**
 * What runs before the application's {@code main}: the entry points, the options, the prefilter,
 * and the loader behind which everything else of the agent lies.
 *
 * <p>These classes are visible to the application, since the JVM puts the agent's jar on the class
 * path. They use the JDK only, and as little of it as they can: what they load is paid for by every
 * start.
 */
@NullMarked
package dev.l9.trace.bootstrap;

import org.jspecify.annotations.NullMarked;
