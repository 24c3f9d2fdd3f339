package dev.l9.trace.language;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/**
 * The first lines of a file, if they are comments that tools read only there. Such a comment names
 * the interpreter, the encoding (PEP 263, Ruby's magic comments), or an editor's mode. Thread-safe.
 */
public final class FirstLines {

  private static final Pattern MEANT =
      Pattern.compile(
          ".*(coding[:=]|-\\*-|frozen_string_literal:|shareable_constant_value:|warn_indent:).*");

  private FirstLines() {}

  /** Returns the offset behind these lines. A line is a comment if it begins with this sign. */
  public static int end(byte[] file, String sign) throws RefusedSourceException {
    int at = LexedSource.start(file);
    String first = line(file, at);
    if (first.startsWith("#!") && !first.startsWith("#![")) {
      at = behindLine(file, at);
    }
    String line = line(file, at);
    while (!line.isEmpty() && line.startsWith(sign) && MEANT.matcher(line).matches()) {
      at = behindLine(file, at);
      line = line(file, at);
    }
    return at;
  }

  private static String line(byte[] file, int from) {
    int end = from;
    while (end < file.length && file[end] != '\n' && file[end] != '\r') {
      end++;
    }
    return new String(file, from, end - from, ISO_8859_1);
  }

  private static int behindLine(byte[] file, int from) {
    return LineEnd.behind(file, from + line(file, from).length());
  }
}
