package dev.l9.trace.benchmarks.workload;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.commons.text.AlphabetConverter;
import org.apache.commons.text.CaseUtils;
import org.apache.commons.text.ExtendedMessageFormat;
import org.apache.commons.text.StringEscapeUtils;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.StringTokenizer;
import org.apache.commons.text.TextStringBuilder;
import org.apache.commons.text.WordUtils;
import org.apache.commons.text.diff.StringsComparator;
import org.apache.commons.text.matcher.StringMatcherFactory;
import org.apache.commons.text.similarity.CosineDistance;
import org.apache.commons.text.similarity.FuzzyScore;
import org.apache.commons.text.similarity.HammingDistance;
import org.apache.commons.text.similarity.JaccardSimilarity;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.apache.commons.text.similarity.LevenshteinDetailedDistance;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.commons.text.similarity.LongestCommonSubsequence;

/** Uses a library, Apache Commons Text, in scenarios that can run each alone. */
public final class TextScenarios {

  private static final String TEXT = "The quick brown fox, who jumps over the lazy dog, is quick.";
  private static final Map<String, Supplier<Object>> SCENARIOS = scenarios();

  private TextScenarios() {}

  public static void main(String[] names) {
    System.exit(run(System.out, System.err, names));
  }

  /** The names of all scenarios. */
  public static List<String> names() {
    return List.copyOf(SCENARIOS.keySet());
  }

  /** Runs scenarios, and returns the exit code: 1 if one of them failed. */
  static int run(PrintStream out, PrintStream err, String... names) {
    int exitCode = 0;
    for (String name : names) {
      try {
        out.println(name + ": " + result(name));
      } catch (RuntimeException e) {
        err.println(name + ": " + e);
        exitCode = 1;
      }
    }
    return exitCode;
  }

  static Object result(String name) {
    Supplier<Object> scenario = SCENARIOS.get(name);
    if (scenario == null) {
      throw new IllegalArgumentException("no such scenario");
    }
    return scenario.get();
  }

  private static Map<String, Supplier<Object>> scenarios() {
    Map<String, Supplier<Object>> all = new TreeMap<>();
    all.put("alphabet", TextScenarios::alphabet);
    all.put("builder", TextScenarios::builder);
    all.put("builder-search", TextScenarios::builderSearch);
    all.put("case", () -> CaseUtils.toCamelCase("to.camel case_now", true, '.', '_', ' '));
    all.put("decimal", TextScenarios::decimal);
    all.put("diff", TextScenarios::diff);
    all.put("escape", TextScenarios::escape);
    all.put("format", TextScenarios::format);
    all.put("fuzzy", () -> new FuzzyScore(Locale.ENGLISH).fuzzyScore(TEXT, "tqbf"));
    all.put("hamming", () -> new HammingDistance().apply("kathrin", "karolin"));
    all.put("levenshtein", TextScenarios::levenshtein);
    all.put("similarity", TextScenarios::similarity);
    all.put("substitute", TextScenarios::substitute);
    all.put("subsequence", TextScenarios::subsequence);
    all.put("tokens", TextScenarios::tokens);
    all.put("unescape", TextScenarios::unescape);
    all.put("words", TextScenarios::words);
    return all;
  }

  private static Object alphabet() {
    Character[] from = {'a', 'b', 'c', 'd', 'e'};
    Character[] to = {'n', 'o', 'p', 'd'};
    AlphabetConverter converter =
        AlphabetConverter.createConverterFromChars(from, to, new Character[] {'d'});
    try {
      String encoded = converter.encode("abcdeabc");
      return encoded + " " + converter.decode(encoded);
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object builder() {
    TextStringBuilder builder = new TextStringBuilder("one");
    builder.appendln(" two").append(3).appendPadding(2, '.').appendFixedWidthPadLeft(42, 6, '0');
    builder.appendWithSeparators(List.of("a", "b", "c"), ", ").insert(0, "zero ").reverse();
    builder.deleteAll("eno").replaceAll('o', '0').setCharAt(1, '#').trim();
    return builder + " " + builder.length() + " " + builder.leftString(4) + builder.rightString(3);
  }

  private static Object builderSearch() {
    TextStringBuilder builder = new TextStringBuilder(TEXT);
    builder.replaceFirst("quick", "slow").delete(0, 4).insert(4, true);
    return builder.indexOf("fox")
        + " "
        + builder.lastIndexOf("quick")
        + " "
        + builder.contains("lazy")
        + " "
        + builder.startsWith("slow")
        + " "
        + builder.endsWith("quick.")
        + " "
        + builder.midString(3, 8)
        + " "
        + builder.substring(5, 9)
        + " "
        + builder.equalsIgnoreCase(new TextStringBuilder("other"));
  }

  private static Object decimal() {
    StringBuilder all = new StringBuilder();
    for (double value : new double[] {12345.6789, 0.000123, 5, -2.5e10}) {
      all.append(
              org.apache.commons.text.numbers.DoubleFormat.ENGINEERING.builder().get().apply(value))
          .append(' ')
          .append(
              org.apache.commons.text.numbers.DoubleFormat.PLAIN
                  .builder()
                  .maxPrecision(3)
                  .get()
                  .apply(value))
          .append(' ');
    }
    return all;
  }

  private static Object diff() {
    StringBuilder script = new StringBuilder();
    new StringsComparator("ABCABBA", "CBABAC")
        .getScript()
        .visit(
            new org.apache.commons.text.diff.CommandVisitor<Character>() {
              @Override
              public void visitInsertCommand(Character object) {
                script.append('+').append(object);
              }

              @Override
              public void visitKeepCommand(Character object) {
                script.append('=').append(object);
              }

              @Override
              public void visitDeleteCommand(Character object) {
                script.append('-').append(object);
              }
            });
    return script;
  }

  private static Object escape() {
    return StringEscapeUtils.escapeJava("tab\t \"quoted\" \u00e9")
        + StringEscapeUtils.escapeHtml4("<a href=\"x\">\u00e9 & co</a>")
        + StringEscapeUtils.escapeXml11("a < b \u0001")
        + StringEscapeUtils.escapeCsv("a,\"b\"")
        + StringEscapeUtils.escapeJson("a/b\n");
  }

  private static Object format() {
    return new ExtendedMessageFormat(
            "Hi {0}, you have {1,number,integer} of {2}; '{'{0}'}'", Locale.ENGLISH, Map.of())
        .format(new Object[] {"Ann", 3, "many"});
  }

  private static Object levenshtein() {
    return LevenshteinDistance.getDefaultInstance().apply("elephant", "hippo")
        + " "
        + new LevenshteinDistance(3).apply("kitten", "sitting")
        + " "
        + new LevenshteinDistance(1).apply("kitten", "sitting")
        + " "
        + LevenshteinDetailedDistance.getDefaultInstance().apply("frog", "foggy");
  }

  private static Object similarity() {
    return new JaroWinklerSimilarity().apply("hippo", "zhippopo")
        + " "
        + new JaccardSimilarity().apply("night", "nacht")
        + " "
        + new CosineDistance().apply("the house is red", "the red house");
  }

  private static Object substitute() {
    Map<String, String> values = Map.of("animal", "fox", "kind", "red", "red.name", "Rudi");
    StringSubstitutor substitutor = new StringSubstitutor(values, "${", "}", '$');
    substitutor.setEnableSubstitutionInVariables(true);
    return substitutor.replace("The ${kind} ${animal} ${${kind}.name} ${size:-small} $${kept}");
  }

  private static Object subsequence() {
    LongestCommonSubsequence subsequence = new LongestCommonSubsequence();
    return subsequence.longestCommonSubsequence("elephant", "relevant")
        + " "
        + subsequence.apply("left", "fled");
  }

  private static Object tokens() {
    StringTokenizer tokenizer = StringTokenizer.getCSVInstance("a, b ,\"c,d\",,e");
    StringTokenizer words = new StringTokenizer("x;'y;z';;w", ';', '\'');
    words
        .setIgnoreEmptyTokens(false)
        .setTrimmerMatcher(StringMatcherFactory.INSTANCE.trimMatcher());
    return tokenizer.getTokenList() + " " + words.getTokenList() + " " + words.size();
  }

  private static Object unescape() {
    return StringEscapeUtils.unescapeJava("\\u0041\\t\\101\\n")
        + StringEscapeUtils.unescapeHtml4("&lt;b&gt; &eacute; &#65; &#x42; &unknown;")
        + StringEscapeUtils.unescapeCsv("\"a,\"\"b\"\"\"");
  }

  private static Object words() {
    return WordUtils.wrap(TEXT, 20)
        + WordUtils.capitalizeFully(TEXT)
        + WordUtils.initials(TEXT)
        + WordUtils.swapCase(TEXT)
        + WordUtils.abbreviate(TEXT, 10, 25, "...")
        + WordUtils.uncapitalize("HELLO World");
  }
}
