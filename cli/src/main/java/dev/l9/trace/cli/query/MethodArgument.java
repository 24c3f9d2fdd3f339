package dev.l9.trace.cli.query;

import dev.l9.trace.cli.reading.NothingFound;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.reader.query.MethodPattern;
import dev.l9.trace.reader.query.NearestMethods;
import java.io.IOException;
import java.util.List;

/** The method that a question is about. */
final class MethodArgument {

  static final String DESCRIPTION =
      "Class#method or Class.method, the class by its simple or full name; or an operation.";

  private final String text;
  private final MethodPattern pattern;

  MethodArgument(String text) {
    this.text = text;
    this.pattern = MethodPattern.of(text);
  }

  EventFilter filter() {
    return pattern;
  }

  /**
   * Ends the command if nothing was found, and names what may be meant.
   *
   * @param reader is read again, if it can be
   */
  void requireFound(boolean isFound, TraceReader reader) throws IOException {
    if (isFound) {
      return;
    }
    NearestMethods nearest = new NearestMethods(text);
    boolean[] isThere = new boolean[1];
    if (reader.isRereadable()) {
      reader.forEach(
          event -> {
            isThere[0] |= pattern.test(event);
            nearest.event(event);
          });
    }
    if (isThere[0]) {
      throw new NothingFound("the other options leave no call of " + text);
    }
    throw new NothingFound("the trace has no call of " + text + hint(nearest.names()));
  }

  private static String hint(List<String> names) {
    return names.isEmpty()
        ? "; l9 slow lists the methods that ran"
        : ". Did you mean " + String.join(" or ", names) + "?";
  }
}
