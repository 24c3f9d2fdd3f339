package dev.l9.trace.mcp.server;

import dev.l9.trace.memory.store.StoreUrl;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a user may say when the server is started.
 *
 * @param root the folder outside of which nothing is seen
 * @param trace the trace, if it is another one than {@code trace.jsonl} in the root
 * @param memory the memory of earlier runs, if it is another one than {@code .l9/memory} in the
 *     root
 * @param isIndexKept whether the index of the trace is kept beside it
 * @param version of {@code l9}, which the client is told
 */
public record ServerOptions(
    Path root,
    Optional<Path> trace,
    Optional<StoreUrl> memory,
    boolean isIndexKept,
    String version) {}
