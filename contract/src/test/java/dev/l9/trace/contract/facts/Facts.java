package dev.l9.trace.contract.facts;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Facts of files that are written as text. */
final class Facts {

  private Facts() {}

  static FileFacts of(String path, String text) {
    return FileFacts.of(path, text.getBytes(UTF_8));
  }

  static String purpose(String path, String text) {
    return of(path, text).purpose();
  }
}
