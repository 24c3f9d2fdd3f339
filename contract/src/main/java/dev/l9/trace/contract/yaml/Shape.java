package dev.l9.trace.contract.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** What a part of a file may be. */
public sealed interface Shape {

  /** A text, or anything else that stands on one line and isn't null. */
  Shape TEXT = new Scalar("a text", false, node -> true, Scalar.ANY_TYPE);

  /** Such a text, or null. */
  Shape TEXT_OR_NULL = new Scalar("a text or null", true, node -> true, "");

  /** A truth value. */
  Shape TRUTH =
      new Scalar(
          "true or false", false, node -> node.getTag().equals(Tag.BOOL), "\"type\": \"boolean\"");

  /** The value of a field: a text, a number, a truth value, or a list of these. */
  Shape FIELD_VALUE = new FieldValue();

  /** Whatever there is: it steers nothing. */
  Shape ANYTHING = new Anything();

  /** What it is, for a message that says what belongs there. */
  String label();

  /**
   * One value on a line.
   *
   * @param isNullAllowed whether there may be none
   * @param accepts whether a value that isn't null is one
   * @param schema the members of a JSON Schema that say the same; may be empty
   */
  record Scalar(String label, boolean isNullAllowed, Predicate<ScalarNode> accepts, String schema)
      implements Shape {
    static final String ANY_TYPE = "\"type\": [\"string\", \"number\", \"boolean\"]";
  }

  /**
   * One of some words.
   *
   * @param isOpen whether others are allowed too; they are warned of, since they have no effect
   */
  record Choice(List<String> words, boolean isOpen) implements Shape {
    @Override
    public String label() {
      return "one of " + String.join(", ", words);
    }
  }

  /**
   * A list.
   *
   * @param isNotEmpty whether it has to hold something
   */
  record Items(Shape each, boolean isNotEmpty) implements Shape {
    /** A list that may be empty. */
    public Items(Shape each) {
      this(each, false);
    }

    @Override
    public String label() {
      return isNotEmpty ? "a list that isn't empty" : "a list";
    }
  }

  /** A mapping from keys that the project chooses. */
  record ByName(Shape each) implements Shape {
    @Override
    public String label() {
      return "a mapping";
    }
  }

  /**
   * A mapping with known keys.
   *
   * @param more what other keys may have; null where there are no others
   */
  record Keys(Map<String, Shape> known, Demands demands, @Nullable Shape more) implements Shape {
    public Keys {
      known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
    }

    /** Keys none of which has to be there. */
    public Keys(Map<String, Shape> known, @Nullable Shape more) {
      this(known, Demands.NONE, more);
    }

    @Override
    public String label() {
      return "a mapping";
    }
  }

  /**
   * Which keys a mapping has to have.
   *
   * @param required all of these
   * @param oneOf exactly one of these, if there are any
   * @param pairs where the first of two is, the second too
   */
  record Demands(List<String> required, List<String> oneOf, List<Pair> pairs) {
    /** None. */
    public static final Demands NONE = new Demands(List.of(), List.of(), List.of());

    public Demands {
      required = List.copyOf(required);
      oneOf = List.copyOf(oneOf);
      pairs = List.copyOf(pairs);
    }
  }

  /** A key, and one that it needs. */
  record Pair(String key, String needed) {}

  /** See {@link #FIELD_VALUE}. */
  record FieldValue() implements Shape {
    @Override
    public String label() {
      return "a text, a number, true, false, or a list of these";
    }
  }

  /** See {@link #ANYTHING}. */
  record Anything() implements Shape {
    @Override
    public String label() {
      return "anything";
    }
  }
}
