package dev.l9.trace.benchmarks.workload;

import java.util.Random;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of {@link TextScenarios}: those that stand there, or others of the same form that a
 * seed decides. Equal seeds give equal inputs.
 */
final class Texts {

  private static final String[] WORDS =
      ("elephant hippo kitten sitting mitten quick brown fox lazy dog house red the a of river stone "
              + "night nacht light left fled relevant frog foggy over jumps cat mouse who market street "
              + "grey window table garden is in summer paper cloud bridge tree green salt bread")
          .split(" ");
  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

  private final @Nullable Random random;

  private Texts(@Nullable Random random) {
    this.random = random;
  }

  /** The inputs as they stand there. */
  static Texts asWritten() {
    return new Texts(null);
  }

  static Texts ofSeed(long seed) {
    return new Texts(new Random(seed));
  }

  /** Another word for each word, with a capital where it had one; what is between them stays. */
  String words(String written) {
    if (random == null) {
      return written;
    }
    Matcher matcher = WORD.matcher(written);
    return matcher.replaceAll(found -> cased(found.group(), word(random)));
  }

  /** Words, so many as are written, give or take half of them. */
  String sentence(String written) {
    if (random == null) {
      return written;
    }
    int count = written.split(" ").length;
    int words = Math.max(1, count / 2 + random.nextInt(count + 1));
    StringJoiner sentence = new StringJoiner(" ");
    for (int i = 0; i < words; i++) {
      sentence.add(word(random));
    }
    return sentence.toString();
  }

  /** As many letters as written, give or take half of them, out of {@code alphabet}. */
  String letters(String written, String alphabet) {
    return random == null
        ? written
        : letters(written.length() / 2 + random.nextInt(written.length() + 1), alphabet, random);
  }

  /** As many letters as {@code sample} has, out of {@code alphabet}. */
  String lettersLike(String sample, String written, String alphabet) {
    return random == null ? written : letters(sample.length(), alphabet, random);
  }

  /** From {@code low} to {@code high}. */
  int number(int written, int low, int high) {
    return random == null ? written : low + random.nextInt(high - low + 1);
  }

  /** Of the same sign, at most ten times as large or small. */
  double number(double written) {
    return random == null ? written : written * Math.pow(10, 2 * random.nextDouble() - 1);
  }

  private static String word(Random random) {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private static String cased(String like, String word) {
    return Character.isUpperCase(like.charAt(0))
        ? Character.toUpperCase(word.charAt(0)) + word.substring(1)
        : word;
  }

  private static String letters(int count, String alphabet, Random random) {
    StringBuilder letters = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      letters.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return letters.toString();
  }
}
