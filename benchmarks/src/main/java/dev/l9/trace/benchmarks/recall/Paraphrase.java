package dev.l9.trace.benchmarks.recall;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Says the same in other words: three of five words that have synonyms are replaced, verbs get
 * other forms, the order of words and of phrases changes, and no name of code is written as it is.
 * The same seed gives the same questions. Not safe for use by several threads.
 */
final class Paraphrase {

  private static final double REPLACED = 0.6;
  private static final double OTHER_FORM = 0.3;
  private static final double TURNED = 0.5;
  private static final double WITH_CLASS = 0.5;
  private static final int LONGEST_MESSAGE = 10;

  private static final Set<String> SMALL =
      Set.of(
          "a", "an", "and", "as", "at", "be", "by", "for", "if", "in", "is", "not", "of", "on",
          "or", "the", "to", "was", "with");

  private static final List<String> OF_FAILURES =
      List.of(
          "why did %s happen",
          "has %s happened before", "what leads to %s", "when did we last see %s", "%s");

  private static final List<String> OF_METHODS =
      List.of(
          "how long does %s take",
          "is %s ever used", "how often was there %s", "what is known about %s", "%s");

  private final Synonyms synonyms;
  private final Random random;

  Paraphrase(Synonyms synonyms, long seed) {
    this.synonyms = synonyms;
    random = new Random(seed);
  }

  Question question(Fact fact) {
    return fact.error().isEmpty() ? ofMethod(fact) : ofFailure(fact);
  }

  private Question ofMethod(Fact fact) {
    String text = asked(OF_METHODS, List.of(turned(fact.method()), turned(fact.type())));
    return new Question(text, fact.type(), fact.method(), List.of(), List.of());
  }

  private Question ofFailure(Fact fact) {
    List<List<String>> messages =
        fact.messages().stream().filter(message -> !message.isEmpty()).toList();
    List<String> message =
        messages.isEmpty() ? List.of() : messages.get(random.nextInt(messages.size()));
    boolean isWithClass = message.isEmpty() || random.nextDouble() < WITH_CLASS;
    List<String> phrases = new ArrayList<>(List.of(turned(fact.method()), turned(fact.error())));
    if (!message.isEmpty()) {
      phrases.add(said(message.subList(0, Math.min(message.size(), LONGEST_MESSAGE))));
    }
    if (isWithClass) {
      phrases.add(turned(fact.type()));
    }
    List<String> type = isWithClass ? fact.type() : List.of();
    return new Question(asked(OF_FAILURES, phrases), type, fact.method(), fact.error(), message);
  }

  private String asked(List<String> templates, List<String> phrases) {
    List<String> shuffled = new ArrayList<>(phrases);
    Collections.shuffle(shuffled, random);
    String template = templates.get(random.nextInt(templates.size()));
    return template.formatted(String.join(" ", shuffled)).strip();
  }

  /** A name in words, half of them the other way round: {@code index of part} is part index. */
  private String turned(List<String> name) {
    List<String> words = new ArrayList<>(name);
    if (random.nextDouble() < TURNED && words.size() > 1) {
      words.removeIf(SMALL::contains);
      Collections.reverse(words);
    }
    return said(words);
  }

  private String said(List<String> words) {
    return String.join(" ", words.stream().map(this::said).toList());
  }

  private String said(String word) {
    List<String> others = synonyms.of(word);
    if (!others.isEmpty() && random.nextDouble() < REPLACED) {
      return others.get(random.nextInt(others.size()));
    }
    boolean isLong = word.length() > 3 && word.chars().allMatch(c -> c >= 'a' && c <= 'z');
    return isLong && random.nextDouble() < OTHER_FORM ? otherForm(word) : word;
  }

  private static String otherForm(String word) {
    if (word.endsWith("s") && !word.endsWith("ss")) {
      return word.substring(0, word.length() - 1);
    }
    if (word.endsWith("e")) {
      return word.substring(0, word.length() - 1) + "ing";
    }
    return word.endsWith("ing") || word.endsWith("ed") ? word : word + "ing";
  }
}
