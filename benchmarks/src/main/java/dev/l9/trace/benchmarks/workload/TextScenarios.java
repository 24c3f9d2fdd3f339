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

/**
 * Uses a library, Apache Commons Text, in scenarios that can run each alone. With {@code --seed N},
 * each scenario runs some times on other inputs, which N decides.
 */
public final class TextScenarios {

  private static final String TEXT = "The quick brown fox, who jumps over the lazy dog, is quick.";
  private static final String SEED = "--seed";
  private static final int TIMES = 4;
  private static final Map<String, Supplier<Object>> SCENARIOS = scenarios();
  private static Texts texts = Texts.asWritten();

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
    if (names.length < 2 || !names[0].equals(SEED)) {
      return runOnce(out, err, List.of(names));
    }
    int exitCode = 0;
    for (int i = 0; i < TIMES; i++) {
      texts = Texts.ofSeed(TIMES * Long.parseLong(names[1]) + i);
      exitCode |= runOnce(out, err, List.of(names).subList(2, names.length));
    }
    return exitCode;
  }

  private static int runOnce(PrintStream out, PrintStream err, List<String> names) {
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
    all.put(
        "case", () -> CaseUtils.toCamelCase(texts.words("to.camel case_now"), true, '.', '_', ' '));
    all.put("decimal", TextScenarios::decimal);
    all.put("diff", TextScenarios::diff);
    all.put("escape", TextScenarios::escape);
    all.put("format", TextScenarios::format);
    all.put(
        "fuzzy",
        () ->
            new FuzzyScore(Locale.ENGLISH)
                .fuzzyScore(texts.words(TEXT), texts.letters("tqbf", "tqbfhrs")));
    all.put("hamming", TextScenarios::hamming);
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
      String encoded = converter.encode(texts.letters("abcdeabc", "abcde"));
      return encoded + " " + converter.decode(encoded);
    } catch (java.io.UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Object builder() {
    TextStringBuilder builder = new TextStringBuilder(texts.words("one"));
    builder
        .appendln(texts.words(" two"))
        .append(texts.number(3, 0, 99))
        .appendPadding(texts.number(2, 0, 5), '.');
    builder.appendFixedWidthPadLeft(texts.number(42, 0, 99999), 6, '0');
    builder.appendWithSeparators(List.of(texts.words("a b c").split(" ")), ", ");
    builder.insert(0, texts.words("zero ")).reverse();
    builder.deleteAll(texts.letters("eno", "aeno")).replaceAll('o', '0').setCharAt(1, '#').trim();
    return builder + " " + builder.length() + " " + builder.leftString(4) + builder.rightString(3);
  }

  private static Object builderSearch() {
    TextStringBuilder builder = new TextStringBuilder(texts.words(TEXT));
    builder.replaceFirst(texts.words("quick"), texts.words("slow"));
    builder.delete(0, texts.number(4, 1, 8)).insert(4, true);
    return builder.indexOf(texts.words("fox"))
        + " "
        + builder.lastIndexOf(texts.words("quick"))
        + " "
        + builder.contains(texts.words("lazy"))
        + " "
        + builder.startsWith(texts.words("slow"))
        + " "
        + builder.endsWith("quick.")
        + " "
        + builder.midString(texts.number(3, 0, 9), texts.number(8, 1, 9))
        + " "
        + builder.substring(texts.number(5, 0, 6), texts.number(9, 7, 14))
        + " "
        + builder.equalsIgnoreCase(new TextStringBuilder("other"));
  }

  private static Object decimal() {
    StringBuilder all = new StringBuilder();
    for (double written : new double[] {12345.6789, 0.000123, 5, -2.5e10}) {
      double value = texts.number(written);
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
    new StringsComparator(texts.letters("ABCABBA", "ABC"), texts.letters("CBABAC", "ABC"))
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
    return StringEscapeUtils.escapeJava(
            texts.words("tab") + "\t \"" + texts.words("quoted") + "\" \u00e9")
        + StringEscapeUtils.escapeHtml4("<a href=\"x\">\u00e9 & " + texts.words("co") + "</a>")
        + StringEscapeUtils.escapeXml11(texts.words("a < b") + " \u0001")
        + StringEscapeUtils.escapeCsv(texts.words("a,\"b\""))
        + StringEscapeUtils.escapeJson(texts.words("a/b") + "\n");
  }

  private static Object format() {
    return new ExtendedMessageFormat(
            "Hi {0}, you have {1,number,integer} of {2}; '{'{0}'}'", Locale.ENGLISH, Map.of())
        .format(new Object[] {texts.words("Ann"), texts.number(3, 0, 5000), texts.words("many")});
  }

  private static Object hamming() {
    String left = texts.words("kathrin");
    return new HammingDistance().apply(left, texts.lettersLike(left, "karolin", "aeinort"));
  }

  private static Object levenshtein() {
    return LevenshteinDistance.getDefaultInstance()
            .apply(texts.words("elephant"), texts.words("hippo"))
        + " "
        + new LevenshteinDistance(3).apply(texts.words("kitten"), texts.words("sitting"))
        + " "
        + new LevenshteinDistance(1).apply(texts.words("kitten"), texts.words("sitting"))
        + " "
        + LevenshteinDetailedDistance.getDefaultInstance()
            .apply(texts.words("frog"), texts.words("foggy"));
  }

  private static Object similarity() {
    return new JaroWinklerSimilarity().apply(texts.words("hippo"), texts.words("zhippopo"))
        + " "
        + new JaccardSimilarity().apply(texts.words("night"), texts.words("nacht"))
        + " "
        + new CosineDistance()
            .apply(texts.sentence("the house is red"), texts.sentence("the red house"));
  }

  private static Object substitute() {
    Map<String, String> values =
        Map.of("animal", texts.words("fox"), "kind", "red", "red.name", texts.words("Rudi"));
    StringSubstitutor substitutor = new StringSubstitutor(values, "${", "}", '$');
    substitutor.setEnableSubstitutionInVariables(true);
    return substitutor.replace(
        texts.words("The")
            + " ${kind} ${animal} ${${kind}.name} ${size:-"
            + texts.words("small")
            + "} $${kept}");
  }

  private static Object subsequence() {
    LongestCommonSubsequence subsequence = new LongestCommonSubsequence();
    return subsequence.longestCommonSubsequence(texts.words("elephant"), texts.words("relevant"))
        + " "
        + subsequence.apply(texts.words("left"), texts.words("fled"));
  }

  private static Object tokens() {
    StringTokenizer tokenizer = StringTokenizer.getCSVInstance(texts.words("a, b ,\"c,d\",,e"));
    StringTokenizer words = new StringTokenizer(texts.words("x;'y;z';;w"), ';', '\'');
    words
        .setIgnoreEmptyTokens(false)
        .setTrimmerMatcher(StringMatcherFactory.INSTANCE.trimMatcher());
    return tokenizer.getTokenList() + " " + words.getTokenList() + " " + words.size();
  }

  private static Object unescape() {
    return StringEscapeUtils.unescapeJava("\\u0041\\t\\101\\n")
        + StringEscapeUtils.unescapeHtml4("&lt;b&gt; &eacute; &#65; &#x42; &unknown;")
        + StringEscapeUtils.unescapeCsv(texts.words("\"a,\"\"b\"\"\""));
  }

  private static Object words() {
    String text = texts.words(TEXT);
    return WordUtils.wrap(text, texts.number(20, 8, 40))
        + WordUtils.capitalizeFully(text)
        + WordUtils.initials(text)
        + WordUtils.swapCase(text)
        + WordUtils.abbreviate(text, texts.number(10, 5, 15), texts.number(25, 18, 30), "...")
        + WordUtils.uncapitalize(texts.words("HELLO World"));
  }
}
