/** What is woven into classes of the JDK, so that a trace goes on in another thread. */
@NullMarked
package dev.l9.trace.agent.jdkhooks;

import org.jspecify.annotations.NullMarked;
