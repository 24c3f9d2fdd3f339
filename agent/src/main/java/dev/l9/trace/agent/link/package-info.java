/** Passes ids to libraries of the application, and gets ids from them. */
@NullMarked
package dev.l9.trace.agent.link;

import org.jspecify.annotations.NullMarked;
