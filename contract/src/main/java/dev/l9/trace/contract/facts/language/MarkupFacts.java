package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Purpose;
import dev.l9.trace.contract.facts.text.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads XML and HTML: {@code description} and {@code title} below the root, or in the head; else
 * the first comment.
 */
final class MarkupFacts implements FactsReader {

  private static final Set<String> WANTED = Set.of("title", "description");

  @Override
  public Found read(SourceText source) {
    MarkupScanner scanner = new MarkupScanner(source.text());
    Map<String, String> texts = new HashMap<>();
    List<String> comments = new ArrayList<>();
    boolean html = source.ending().startsWith("htm");
    while (scanner.next()) {
      if (scanner.isComment() && scanner.depth() == 0 && comments.size() < 10) {
        comments.add(scanner.content());
      } else if (scanner.isOpening()) {
        String name = scanner.name().toLowerCase(Locale.ROOT);
        boolean place = html || scanner.depth() == 1;
        if (place && WANTED.contains(name)) {
          texts.putIfAbsent(name, scanner.textBehind());
        } else if (html && name.equals("meta")) {
          meta(scanner.content(), texts);
        } else if (html && (name.equals("script") || name.equals("style"))) {
          scanner.skipTo("</" + name);
        } else if (html && name.equals("body")) {
          break;
        }
      }
    }
    return Found.of(html ? texts.getOrDefault("title", "") : "", best(texts, comments));
  }

  private static String best(Map<String, String> texts, List<String> comments) {
    List<String> candidates = new ArrayList<>();
    candidates.add(texts.getOrDefault("description", ""));
    candidates.add(texts.getOrDefault("title", ""));
    candidates.addAll(comments);
    for (String each : candidates) {
      if (!Purpose.of(each, "").isEmpty()) {
        return each;
      }
    }
    return "";
  }

  private static void meta(String tag, Map<String, String> texts) {
    String name = attribute(tag, "name");
    if (name.equalsIgnoreCase("description")) {
      texts.put("description", attribute(tag, "content"));
    }
  }

  private static String attribute(String tag, String name) {
    int at = tag.toLowerCase(Locale.ROOT).indexOf(" " + name + "=");
    int open = at + name.length() + 2;
    if (at < 0 || open >= tag.length() || "\"'".indexOf(tag.charAt(open)) < 0) {
      return "";
    }
    int close = tag.indexOf(tag.charAt(open), open + 1);
    return close < 0 ? "" : tag.substring(open + 1, close);
  }
}
