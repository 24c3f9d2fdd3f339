package dev.l9.trace.generator.reading.source;

import dev.l9.trace.contract.yaml.Shape;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.lang.model.SourceVersion;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What single values of a spec may be. */
final class SpecWords {

  static final Shape ID =
      word("a name in lower case with underscores, such as order_intake", "[a-z][a-z0-9_]{0,62}");

  static final Shape TYPE_NAME =
      word("a Java type name in camel case, such as OrderIntake", "[A-Z][A-Za-z0-9]{0,99}");

  static final Shape MEMBER_NAME =
      javaName(
          "a Java name in camel case that is no keyword, such as orderId",
          "[a-z][A-Za-z0-9]{0,99}");

  static final Shape CONSTANT_NAME =
      word("a Java constant in capitals, such as IN_REVIEW", "[A-Z][A-Z0-9_]{0,99}");

  static final Shape PACKAGE =
      javaName(
          "a Java package in lower case, such as com.example.orders",
          "[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)*");

  static final Shape QUALIFIED_NAME =
      javaName(
          "the full name of a type, such as com.example.tools.ToolRegistry",
          "[a-z][A-Za-z0-9_]*(?:\\.[A-Za-z][A-Za-z0-9_]*)*\\.[A-Z][A-Za-z0-9_]*");

  static final Shape METHOD =
      word(
          "a method with its type before it, such as OrderStore.save",
          "(?:[A-Za-z][A-Za-z0-9_]*\\.)+[a-z][A-Za-z0-9_]*");

  static final Shape HEADER =
      word("the name of a header, such as X-Signature", "[!#$%&'*+.^_`|~0-9A-Za-z-]{1,100}");

  static final Shape COORDINATE =
      word("a coordinate of Maven, such as com.example", "[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

  static final Shape VERSION =
      text("a version, such as 1.0.0", Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.+-]{0,99}"));

  static final Shape INSTANT =
      scalar(
          "an instant, such as 2026-01-05T09:00:00Z",
          "\"type\": \"string\", \"format\": \"date-time\"",
          node -> isParsed(node.getValue(), Instant::parse));

  static final Shape DURATION = duration();

  static final Shape NUMBER =
      scalar(
          "a number, such as 1",
          "\"type\": \"number\"",
          node -> isNumber(node) && isParsed(node.getValue(), BigDecimal::new));

  private static final int MOST_DAYS = 3650;
  private static final Pattern NUMBER_FORM =
      Pattern.compile("[-+]?[0-9]{1,30}(?:\\.[0-9]{1,30})?(?:[eE][-+]?[0-9]{1,2})?");

  /** Longer texts can overflow the stack of a pattern. */
  private static final int LONGEST = 500;

  private SpecWords() {}

  /** A whole number between these, which may be among them. */
  static Shape count(int least, int most) {
    return scalar(
        "a whole number from " + least + " to " + most,
        "\"type\": \"integer\", \"minimum\": " + least + ", \"maximum\": " + most,
        node ->
            node.getTag().equals(Tag.INT)
                && node.getValue().matches("[0-9]{1,9}")
                && Integer.parseInt(node.getValue()) >= least
                && Integer.parseInt(node.getValue()) <= most);
  }

  private static Shape duration() {
    String form =
        "P(?=.)(?:[0-9]{1,4}D)?(?:T(?=.)(?:[0-9]{1,6}H)?(?:[0-9]{1,6}M)?(?:[0-9]{1,6}S)?)?";
    return scalar(
        "a duration longer than zero and not longer than P" + MOST_DAYS + "D, such as PT5M",
        pattern(form),
        node -> node.getValue().matches(form) && isParsed(node.getValue(), SpecWords::positive));
  }

  private static Duration positive(String text) {
    Duration duration = Duration.parse(text);
    if (duration.isZero() || duration.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
      throw new ArithmeticException(text + " is out of bounds");
    }
    return duration;
  }

  private static Shape word(String label, String pattern) {
    return scalar(label, pattern(pattern), node -> node.getValue().matches(pattern));
  }

  private static Shape javaName(String label, String pattern) {
    return scalar(
        label,
        pattern(pattern),
        node -> node.getValue().matches(pattern) && isName(node.getValue()));
  }

  private static boolean isName(String name) {
    return SourceVersion.isName(name, SourceVersion.RELEASE_17) && !name.equals("yield");
  }

  private static Shape text(String label, Pattern pattern) {
    String schema = "\"type\": [\"string\", \"number\"], " + member("pattern", anchored(pattern));
    return scalar(label, schema, node -> pattern.matcher(node.getValue()).matches());
  }

  private static Shape scalar(String label, String schema, Predicate<ScalarNode> accepts) {
    return new Shape.Scalar(
        label, false, node -> node.getValue().length() <= LONGEST && accepts.test(node), schema);
  }

  private static String pattern(String pattern) {
    return "\"type\": \"string\", " + member("pattern", anchored(Pattern.compile(pattern)));
  }

  private static String anchored(Pattern pattern) {
    return "^(?:" + pattern.pattern() + ")$";
  }

  private static String member(String key, String value) {
    return "\"" + key + "\": \"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static boolean isNumber(ScalarNode node) {
    return (node.getTag().equals(Tag.INT) || node.getTag().equals(Tag.FLOAT))
        && NUMBER_FORM.matcher(node.getValue()).matches();
  }

  /** A function that reads a text, and throws what it may throw for one that it can't read. */
  private interface Parser {
    Object parse(String text);
  }

  private static boolean isParsed(String text, Parser parser) {
    try {
      parser.parse(text);
      return true;
    } catch (DateTimeParseException | ArithmeticException | NumberFormatException e) {
      return false;
    }
  }
}
