package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.Sample.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Failures of a method that have one cause, as far as can be seen. */
final class FailureCause {

  private static final int MOST_FORMS = 10;
  private static final int MOST_LINES = 10;
  private static final int MOST_REVISIONS = 20;
  private static final int MOST_EXAMPLES = 5;

  /**
   * What failures of one cause have in common. Lines move, so only the file counts.
   *
   * @param error the type of the exception
   * @param root the type of its root cause; empty if there is none
   * @param file where it was thrown; empty if it isn't known
   */
  record Key(String error, String root, String file) {

    private static final String CAUSED_BY = "caused by ";

    static Key of(Failure failure) {
      int last = failure.cause().lastIndexOf(CAUSED_BY);
      String root = failure.cause().substring(last < 0 ? 0 : last + CAUSED_BY.length());
      return new Key(failure.error(), before(root), before(failure.at()));
    }

    private static String before(String text) {
      int colon = text.indexOf(':');
      return (colon < 0 ? text : text.substring(0, colon)).strip();
    }
  }

  private final Key key;
  private final List<MessageForm> forms = new ArrayList<>();
  private final Map<String, Set<String>> lines = new LinkedHashMap<>();
  private final List<UUID> examples = new ArrayList<>();
  private final Sample first;
  private Sample last;
  private double likeness = 1;

  FailureCause(Sample sample, Failure failure) {
    this.key = Key.of(failure);
    this.first = sample;
    this.last = sample;
    add(sample, failure);
  }

  /**
   * How sure it is that a failure has this cause: 1 if its message has a known form, or it was
   * thrown in a line of the method's own file that has thrown this in the same revision; less if
   * its message is alike; else 0.
   */
  double likeness(Sample sample, Failure failure) {
    if (!key.equals(Key.of(failure))) {
      return 0;
    }
    boolean isOwnLine = key.file.equals(sample.place().file());
    Set<String> known = lines.getOrDefault(sample.origin().code(), Set.of());
    if (isOwnLine && !sample.origin().code().isEmpty() && known.contains(failure.at())) {
      return 1;
    }
    MessageForm form = MessageForm.of(failure.message());
    return forms.stream().mapToDouble(form::likeness).max().orElse(0);
  }

  void add(Sample sample, Failure failure) {
    if (!forms.isEmpty()) {
      likeness = Math.min(likeness, likeness(sample, failure));
    }
    MessageForm form = MessageForm.of(failure.message());
    if (forms.size() < MOST_FORMS && !forms.contains(form)) {
      forms.add(form);
    }
    if (lines.size() < MOST_REVISIONS || lines.containsKey(sample.origin().code())) {
      Set<String> known = lines.computeIfAbsent(sample.origin().code(), code -> new TreeSet<>());
      if (!failure.at().isEmpty() && known.size() < MOST_LINES) {
        known.add(failure.at());
      }
    }
    if (examples.size() == MOST_EXAMPLES) {
      examples.remove(1);
    }
    examples.add(sample.packet());
    last = sample;
  }

  Key key() {
    return key;
  }

  /** The first form of its messages. */
  String message() {
    return forms.get(0).text();
  }

  List<String> messages() {
    return forms.stream().map(MessageForm::text).toList();
  }

  /** Where it was thrown, by what names the code. */
  Map<String, Set<String>> lines() {
    return lines;
  }

  /** The first one, and the latest ones. */
  List<UUID> examples() {
    return examples;
  }

  Sample first() {
    return first;
  }

  Sample last() {
    return last;
  }

  /** How alike the failures are at least. */
  double likeness() {
    return likeness;
  }

  /** Such as {@code IllegalStateException: no price, caused by NumberFormatException}. */
  String text() {
    String caused = key.root.isEmpty() ? "" : ", caused by " + key.root;
    return key.error + (message().isEmpty() ? "" : ": " + message()) + caused;
  }
}
