/** What the agent tells libraries of the application, and hears from them; only where asked to. */
@NullMarked
package dev.l9.trace.agent.link;

import org.jspecify.annotations.NullMarked;
