package dev.l9.trace.memory.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the executions of one tally have in common.
 *
 * @param revision the commit; empty if it isn't known
 */
public record TallyKey(String method, String revision) {

  /** Neither is in a name of Java, nor in a revision. */
  private static final char BORDER = '\n';

  /** The key as the store has it. */
  public String text() {
    return method.replace(BORDER, ' ') + BORDER + revision.replace(BORDER, ' ');
  }

  /** The key that {@link #text} has written. */
  public static TallyKey of(String text) {
    int border = text.indexOf(BORDER);
    return new TallyKey(text.substring(0, border), text.substring(border + 1));
  }

  /**
   * The subject of the packet that tells of an error; of the method as a whole where the error is
   * empty.
   */
  String subject(String error) {
    return "fact" + BORDER + text() + BORDER + error;
  }

  List<String> subjects(Collection<String> errors) {
    List<String> subjects = new ArrayList<>(List.of(subject("")));
    errors.forEach(error -> subjects.add(subject(error)));
    return subjects;
  }
}
