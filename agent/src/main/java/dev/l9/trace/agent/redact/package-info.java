/** What is never kept, by names and by content. */
@NullMarked
package dev.l9.trace.agent.redact;

import org.jspecify.annotations.NullMarked;
