package dev.l9.trace.rewrite;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;

/**
 * The beginning of the name of a file beside another one. File systems allow 255 bytes, so that of
 * a long name not all can be in it.
 */
final class NameBeside {

  private static final int MAX_BYTES = 200;

  /** Each takes at most four bytes. */
  private static final int KEPT_CHARACTERS = MAX_BYTES / 4;

  private NameBeside() {}

  /** The name of the other file, or its first characters if it is long. */
  static String of(Path target) {
    String name = String.valueOf(target.getFileName());
    return name.getBytes(UTF_8).length <= MAX_BYTES
        ? name
        : name.substring(0, name.offsetByCodePoints(0, KEPT_CHARACTERS));
  }
}
