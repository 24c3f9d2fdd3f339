package dev.l9.trace.contract.spec;

import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.contract.yaml.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lists that stand under a key that has a text already, as in the listing that the format of
 * the file comes from:
 *
 * <pre>
 * step_3: "CI runs automatic remediation (if enabled):"
 *   - "Extract metadata from schema"
 * </pre>
 *
 * <p>This is no YAML, whoever copies the listing has it, and it steers nothing. Without these lists
 * the rest can be read, and all of it stands where it stood.
 */
final class ListBehindText {

  private static final Pattern KEY =
      Pattern.compile("( *)[\\w-]+: +(?:\"[^\"]*\"|'[^']*') *(?:#.*)?");
  private static final Pattern ITEM = Pattern.compile("( *)- .*");
  private static final Pattern BREAK = Pattern.compile("\r\n|\r|\n");

  private final StringBuilder without;
  private final List<Place> beginnings = new ArrayList<>();

  private ListBehindText(String text) {
    without = new StringBuilder(text);
  }

  /** Looks for them. In a text that is YAML they may be part of a longer text. */
  static ListBehindText in(String text) {
    ListBehindText found = new ListBehindText(text);
    int indent = Integer.MAX_VALUE;
    boolean isInList = false;
    int number = 0;
    int start = 0;
    for (String line : BREAK.split(text, -1)) {
      number++;
      int end = start + line.length();
      Matcher item = ITEM.matcher(line);
      if (item.matches() && item.group(1).length() > indent) {
        if (!isInList) {
          found.beginnings.add(new Place(number, item.group(1).length() + 1));
        }
        isInList = true;
        found.without.replace(start, end, " ".repeat(line.length()));
      } else {
        Matcher key = KEY.matcher(line);
        indent = key.matches() ? key.group(1).length() : Integer.MAX_VALUE;
        isInList = false;
      }
      start = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
    return found;
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return beginnings.isEmpty();
  }

  /** The text with blanks in place of them. */
  String without() {
    return without.toString();
  }

  /** Says where they begin. */
  void warn(Problems problems) {
    for (Place place : beginnings) {
      problems.add(
          Severity.WARNING,
          place.line(),
          place.column(),
          "the key above has a text, so that YAML allows no list here; the list is passed over");
    }
  }
}
