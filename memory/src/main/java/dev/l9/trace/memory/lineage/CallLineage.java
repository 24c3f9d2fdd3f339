package dev.l9.trace.memory.lineage;

import java.util.Optional;

/**
 * What an execution has to do with others.
 *
 * @param tree the execution, and what it called
 * @param remote the trace of several processes that it belongs to; empty if no other one does
 * @param origin where its exception began; empty if it began here, or there is none
 */
public record CallLineage(
    CallTree tree,
    Ancestors ancestors,
    Optional<RemoteTrace> remote,
    Optional<Call> origin,
    RunHistory history) {}
