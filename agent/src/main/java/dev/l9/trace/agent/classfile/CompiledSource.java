package dev.l9.trace.agent.classfile;

/**
 * What is known of the source that classes were compiled from. Immutable.
 *
 * @param hash the hash of the source, by the stamp beside the classes; empty if it isn't known
 * @param compiledMillis when the oldest of the class files was written, in milliseconds since the
 *     epoch; {@link Long#MIN_VALUE} if that isn't known
 */
public record CompiledSource(String hash, long compiledMillis) {

  static final CompiledSource UNKNOWN = new CompiledSource("", Long.MIN_VALUE);

  /** What is known of the one source of these and other classes. */
  CompiledSource and(CompiledSource other) {
    return new CompiledSource(
        hash.equals(other.hash) ? hash : "", Math.min(compiledMillis, other.compiledMillis));
  }
}
