package dev.l9.trace.contract.rule;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Set;

/** What the run-time block of a file shows of executions. */
enum Running {
  /** The block is of an execution. */
  RAN,
  /** The block shows none, though methods of the file are marked to be traced. */
  NOT_THOUGH_MARKED,
  /** The block shows none of a file that has methods, as far as its name tells. */
  NOT,
  /** There is no block, or it couldn't be of an execution. */
  UNKNOWN;

  private static final byte[] MARK = "@L9Traced".getBytes(US_ASCII);
  private static final Set<String> TRACED = Set.of("java", "kt", "scala", "groovy");
  private static final Set<String> WITHOUT_METHODS = Set.of("package-info", "module-info");

  /** What a file with a block shows. */
  static Running of(String path, byte[] file, boolean hasRun) {
    if (hasRun) {
      return RAN;
    }
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    String stem = name.substring(0, Math.max(0, dot));
    if (!TRACED.contains(name.substring(dot + 1)) || WITHOUT_METHODS.contains(stem)) {
      return UNKNOWN;
    }
    return Bytes.indexOf(file, MARK) < 0 ? NOT : NOT_THOUGH_MARKED;
  }
}
