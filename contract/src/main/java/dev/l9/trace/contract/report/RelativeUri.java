package dev.l9.trace.contract.report;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Paths as relative references (RFC 3986): all bytes but unreserved ones are percent-encoded. */
final class RelativeUri {

  private static final String UNRESERVED = "-._~/";

  private RelativeUri() {}

  static String of(String path) {
    StringBuilder uri = new StringBuilder(path.length() + 16);
    for (byte b : path.getBytes(UTF_8)) {
      char c = (char) (b & 0xff);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (isLetter || UNRESERVED.indexOf(c) >= 0) {
        uri.append(c);
      } else {
        uri.append(String.format("%%%02X", (int) c));
      }
    }
    return uri.toString();
  }
}
