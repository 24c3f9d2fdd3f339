package dev.l9.trace.benchmarks.replay.programs;

import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.apache.commons.lang3.text.WordUtils;

/** Cleans the names and addresses of customers, with Apache Commons Lang's texts. */
@SuppressWarnings("deprecation") // The class is still the one that most programs use.
public final class CustomerNames {

  private static final List<String> NAMES =
      List.of(" ada  LOVELACE ", "grace hopper", "", "o'neill, Sean", "\u00c5sa \u00d6berg", "X");

  private CustomerNames() {}

  public static void main(String[] args) {
    for (String name : NAMES) {
      String clean = StringUtils.normalizeSpace(name);
      System.out.println(WordUtils.capitalizeFully(clean) + " " + initials(clean));
      System.out.println(StringUtils.stripAccents(clean) + StringUtils.isBlank(name));
      System.out.println(StringUtils.abbreviate(clean, 8) + StringUtils.reverse(clean));
      System.out.println(StringUtils.center(clean, 20, '*') + StringUtils.swapCase(clean));
      System.out.println(StringUtils.countMatches(clean, "e") + StringUtils.indexOf(clean, "r"));
      System.out.println(StringUtils.substringBefore(clean, " ") + StringUtils.isAlpha(clean));
      System.out.println(StringUtils.getLevenshteinDistance(clean, "ada lovelace"));
      System.out.println(StringUtils.join(StringUtils.split(clean, ' '), "-"));
      System.out.println(StringUtils.defaultIfBlank(name, "nobody"));
      System.out.println(StringUtils.equalsAnyIgnoreCase(clean, "x", "y"));
    }
    System.out.println(StringUtils.replaceEach("a b", new String[] {"a"}, new String[] {"c"}));
    System.out.println(StringUtils.getCommonPrefix("street 1", "street 22", "streets"));
    System.out.println(StringUtils.difference("i am a machine", "i am a robot"));
    System.out.println(StringUtils.leftPad("7", 3, "0") + StringUtils.repeat("ab", ",", 3));
    System.out.println(StringUtils.splitByCharacterTypeCamelCase("fooBarHTMLPage7").length);
    try {
      StringUtils.abbreviate("a long text", 2);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }

  private static String initials(String name) {
    return WordUtils.initials(name);
  }
}
