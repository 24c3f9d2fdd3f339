/** What the agent decided about the program's methods and sources, for {@code l9 doctor}. */
@NullMarked
package dev.l9.trace.agent.doctor;

import org.jspecify.annotations.NullMarked;
