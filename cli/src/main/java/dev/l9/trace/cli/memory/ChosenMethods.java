package dev.l9.trace.cli.memory;

import dev.l9.trace.reader.query.MethodPattern;
import dev.l9.trace.reader.query.NearestMethods;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which methods are meant; all, if none is named. */
final class ChosenMethods implements Predicate<String> {

  private final List<String> patterns;

  /**
   * @param patterns methods or classes, with {@code *} for any characters
   */
  ChosenMethods(List<String> patterns) {
    this.patterns = List.copyOf(patterns);
  }

  @Override
  public boolean test(String method) {
    return patterns.isEmpty() || patterns.stream().anyMatch(each -> matches(each, method));
  }

  private static boolean matches(String pattern, String method) {
    if (pattern.indexOf('*') >= 0) {
      String[] parts = pattern.split("\\*", -1);
      String regex = String.join(".*", List.of(parts).stream().map(Pattern::quote).toList());
      return Pattern.matches("(?s)(.*[.$])?" + regex, method);
    }
    int hash = method.indexOf('#');
    String type = hash < 0 ? "" : method.substring(0, hash);
    String name = method.substring(hash + 1);
    MethodPattern named = MethodPattern.of(pattern);
    return named.matches(type, hash < 0 ? "" : name, hash < 0 ? name : "")
        || named.matchesClass(type);
  }

  /** What to say if none of these methods is meant. */
  String whyNone(Collection<String> methods) {
    String asked = String.join(", ", patterns);
    NearestMethods nearest = new NearestMethods(patterns.isEmpty() ? "" : patterns.get(0));
    methods.forEach(nearest::add);
    return "the memory has no execution of "
        + asked
        + (nearest.names().isEmpty()
            ? ""
            : ". Did you mean " + String.join(" or ", nearest.names()) + "?");
  }
}
