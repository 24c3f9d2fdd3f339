package dev.l9.trace.benchmarks.growth;

/**
 * How much there is to trace.
 *
 * @param methods traced methods, called in turn
 * @param files source files with them
 * @param depth how often a method calls itself
 * @param bytes length of the string that is an argument of each call
 */
record Size(int methods, int files, int depth, int bytes, int threads) {

  static final Size USUAL = new Size(10, 1, 10, 10, 1);

  Size withMethods(int value) {
    return new Size(value, (value + 99) / 100, depth, bytes, threads);
  }

  /** Each with one method. */
  Size withFiles(int value) {
    return new Size(value, value, depth, bytes, threads);
  }

  Size withDepth(int value) {
    return new Size(methods, files, value, bytes, threads);
  }

  Size withBytes(int value) {
    return new Size(methods, files, depth, value, threads);
  }

  Size withThreads(int value) {
    return new Size(methods, files, depth, bytes, value);
  }

  int methodsOfFile() {
    return methods / files;
  }
}
