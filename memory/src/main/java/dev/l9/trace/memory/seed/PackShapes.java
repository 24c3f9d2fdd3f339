package dev.l9.trace.memory.seed;

import dev.l9.trace.contract.yaml.Shape;
import dev.l9.trace.contract.yaml.Shape.Demands;
import dev.l9.trace.contract.yaml.Shape.Pair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The keys of a pack, and what each may have. {@code seed-pack.schema.json} says the same. */
final class PackShapes {

  private static final int LONGEST = 400;

  private static final Shape SENTENCES =
      new Shape.Scalar(
          "one or two sentences, of at most " + LONGEST + " characters",
          false,
          node -> !node.getValue().isBlank() && node.getValue().length() <= LONGEST,
          "");
  private static final Shape NAMES =
      names("a name, in which * stands for any characters", "[\\w$*]+");
  private static final Shape ERRORS =
      names("the simple name of a type, such as IOException", "\\p{Lu}\\w*");
  private static final Shape FILES = names("the name of a file, without folders", "[^/\\\\|]+");
  private static final Shape TAGS = names("a word", "\\S+");
  private static final Shape CONFIDENCE =
      matching("a number from 0 to 1", "0|1|0\\.\\d{1,6}|1\\.0{1,6}");

  /** An entry. */
  static final Shape.Keys ENTRY = entry();

  /** The whole file. */
  static final Shape.Keys ROOT = root();

  private PackShapes() {}

  private static Shape matching(String label, String expression) {
    Pattern pattern = Pattern.compile(expression);
    return new Shape.Scalar(label, false, node -> pattern.matcher(node.getValue()).matches(), "");
  }

  private static Shape names(String label, String expression) {
    return new Shape.Items(matching(label, expression), true);
  }

  private static Shape.Keys root() {
    Map<String, Shape> known = new LinkedHashMap<>();
    known.put("pack", matching("a name of small letters, digits and _", "[a-z][a-z0-9_]{0,59}"));
    known.put("version", matching("a whole number from 1 on", "[1-9]\\d{0,8}"));
    known.put("entries", new Shape.Items(ENTRY, true));
    return new Shape.Keys(known, required("pack", "version", "entries"), null);
  }

  private static Demands required(String... keys) {
    return new Demands(List.of(keys), List.of(), List.of());
  }

  private static Shape.Keys entry() {
    Map<String, Shape> known = new LinkedHashMap<>();
    known.put(
        "id",
        matching("small letters, digits and -, at most 60", "(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*"));
    known.put("says", SENTENCES);
    known.put("source", SENTENCES);
    known.put("applies_to", appliesTo());
    known.put("expects", matching("an invariant of 'it', such as \"it >= 0\"", ".*\\bit\\b.*"));
    known.put("hint", SENTENCES);
    known.put("from", SENTENCES);
    known.put("relation", new Shape.Choice(RelationKind.LABELS, false));
    known.put("to", SENTENCES);
    known.put("confidence", CONFIDENCE);
    known.put("tags", TAGS);
    List<Pair> pairs =
        List.of(
            new Pair("expects", "applies_to"),
            new Pair("hint", "applies_to"),
            new Pair("from", "relation"),
            new Pair("relation", "to"),
            new Pair("to", "from"));
    List<String> required = List.of("id", "says", "source", "confidence");
    return new Shape.Keys(known, new Demands(required, List.of(), pairs), null);
  }

  private static Shape.Keys appliesTo() {
    Map<String, Shape> known = new LinkedHashMap<>();
    known.put("methods", NAMES);
    known.put("variables", NAMES);
    known.put("errors", ERRORS);
    known.put("files", FILES);
    return new Shape.Keys(known, null);
  }
}
