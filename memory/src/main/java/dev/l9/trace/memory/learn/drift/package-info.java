/** What has changed between revisions: times and results. */
@NullMarked
package dev.l9.trace.memory.learn.drift;

import org.jspecify.annotations.NullMarked;
