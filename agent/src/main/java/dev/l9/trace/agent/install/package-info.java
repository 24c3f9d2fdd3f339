/** Brings the agent up, when the first class that is to be traced arrives. */
@NullMarked
package dev.l9.trace.agent.install;

import org.jspecify.annotations.NullMarked;
