/** Knows the places in the code that are traced, and gives them numbers. */
@NullMarked
package dev.l9.trace.agent.site;

import org.jspecify.annotations.NullMarked;
