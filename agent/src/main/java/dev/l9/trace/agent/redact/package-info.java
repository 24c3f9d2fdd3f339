/** Decides, by names and by content, which values are never kept. */
@NullMarked
package dev.l9.trace.agent.redact;

import org.jspecify.annotations.NullMarked;
