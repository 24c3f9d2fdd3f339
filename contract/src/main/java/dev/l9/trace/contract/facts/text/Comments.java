package dev.l9.trace.contract.facts.text;

import java.util.ArrayList;
import java.util.List;

/** Comments as the text that is written in them. */
public final class Comments {

  /** No comment that is longer is for people. */
  private static final int MAX_COMMENTS = 2000;

  private Comments() {}

  /**
   * The text of the comments at the top of a file, before any code. Comments in adjacent lines are
   * one. The signs are taken away; licences are left out.
   */
  public static List<String> atTop(Syntax syntax, String text) {
    Tokens tokens = new Tokens(syntax, text);
    List<String> found = new ArrayList<>();
    StringBuilder group = new StringBuilder();
    int last = -1;
    for (int i = 0; i < MAX_COMMENTS && isAtTop(syntax, tokens, text); i++) {
      if (tokens.kind() != Tokens.Kind.COMMENT) {
        continue;
      }
      if (last >= 0 && !isAdjacent(text, last, tokens.start())) {
        add(found, group);
      }
      group.append(textOf(text.substring(tokens.start(), tokens.position()))).append('\n');
      last = tokens.position();
    }
    add(found, group);
    return found;
  }

  private static boolean isAtTop(Syntax syntax, Tokens tokens, String text) {
    if (tokens.next() == Tokens.Kind.COMMENT) {
      return true;
    }
    if (syntax != Syntax.C || !tokens.is("#") || !isGuard(text, tokens.start())) {
      return false;
    }
    int end = text.indexOf('\n', tokens.start());
    tokens.goTo(end < 0 ? text.length() : end);
    return true;
  }

  /** Whether a line of C keeps a header from being read twice, which stands before its comment. */
  private static boolean isGuard(String text, int at) {
    return text.startsWith("#pragma once", at)
        || text.startsWith("#ifndef ", at)
        || text.startsWith("#define ", at);
  }

  private static boolean isAdjacent(String text, int from, int to) {
    int line = text.indexOf('\n', from);
    int second = line < 0 ? -1 : text.indexOf('\n', line + 1);
    return second < 0 || second >= to;
  }

  private static void add(List<String> found, StringBuilder group) {
    String comment = group.toString();
    group.setLength(0);
    if (!comment.isBlank() && !Purpose.of(comment, "").isEmpty()) {
      found.add(comment);
    }
  }

  /** Whether a comment is one of those that Javadoc and its like read. */
  public static boolean isDocumentation(String comment) {
    return comment.startsWith("/**") && comment.length() > "/**/".length();
  }

  /** A comment without its signs, and without the stars before its lines. */
  public static String textOf(String comment) {
    if (!comment.startsWith("/*")) {
      return withoutSign(comment.strip());
    }
    int from = comment.startsWith("/**") || comment.startsWith("/*!") ? 3 : 2;
    int to = comment.endsWith("*/") ? comment.length() - 2 : comment.length();
    StringBuilder text = new StringBuilder();
    for (String line : comment.substring(Math.min(from, to), to).split("\n", -1)) {
      text.append(withoutStars(line.strip())).append('\n');
    }
    return text.toString();
  }

  private static String withoutStars(String line) {
    int stars = 0;
    while (stars < line.length() && line.charAt(stars) == '*') {
      stars++;
    }
    // "**Bold** words" begin with what isn't the frame of the comment.
    boolean frame = stars == 1 || stars == line.length() || line.startsWith(" ", stars);
    return frame ? line.substring(stars).strip() : line;
  }

  private static String withoutSign(String comment) {
    int from = 0;
    char sign = comment.isEmpty() ? 0 : comment.charAt(0);
    while (from < comment.length() && comment.charAt(from) == sign) {
      from++;
    }
    boolean inner = sign == '/' && comment.startsWith("!", from);
    return comment.substring(inner ? from + 1 : from).strip();
  }
}
