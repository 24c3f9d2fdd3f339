/**
 * The classes that run before the application's {@code main}: the entry points, the options, the
 * prefilter, and the class loader of the rest of the agent.
 *
 * <p>These classes are visible to the application, since the JVM puts the agent's jar on the class
 * path. They use the JDK only, and as few of its classes as possible, since every class that they
 * load makes each start slower.
 */
@NullMarked
package dev.l9.trace.bootstrap;

import org.jspecify.annotations.NullMarked;
