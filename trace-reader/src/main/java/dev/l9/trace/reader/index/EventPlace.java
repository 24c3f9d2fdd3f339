package dev.l9.trace.reader.index;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an event is. As text it is a name that can be handed to strangers and taken back from them:
 * it names no path, and a place that no file has is only not found.
 *
 * @param file what the file is known by, whatever its name becomes
 * @param offset the byte where the line begins, or the number of the line in a compressed file
 */
public record EventPlace(String file, long offset) {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{16}-[0-9]{1,15}");

  /** Reads the text of a place; empty if the text isn't one. */
  public static Optional<EventPlace> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    int dash = text.indexOf('-');
    return Optional.of(
        new EventPlace(text.substring(0, dash), Long.parseLong(text.substring(dash + 1))));
  }

  @Override
  public String toString() {
    return file + '-' + offset;
  }
}
