/** What becomes packets: events of traces, blocks of files, and what somebody has concluded. */
@NullMarked
package dev.l9.trace.memory.ingest;

import org.jspecify.annotations.NullMarked;
