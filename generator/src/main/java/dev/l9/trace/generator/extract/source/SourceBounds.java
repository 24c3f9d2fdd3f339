package dev.l9.trace.generator.extract.source;

/**
 * How much is read of a repository.
 *
 * @param files how many Java files
 * @param bytesOfFile how long one of them may be
 * @param bytes how long all of them may be
 */
record SourceBounds(int files, long bytesOfFile, long bytes) {

  /**
   * Larger than the source trees that are known to be large, and smaller than what fills a disk.
   */
  static final SourceBounds DEFAULT = new SourceBounds(200_000, 16L << 20, 2L << 30);
}
