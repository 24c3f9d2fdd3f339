package dev.l9.trace.contract.spec;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a part of a contract's file may be. {@link ContractKeys} has those of the whole file. */
sealed interface Shape {

  /** A text, or anything else that stands on one line and isn't null. */
  Shape TEXT = new Scalar("a text", Scalar.Kind.TEXT);

  /** Such a text, or null. */
  Shape TEXT_OR_NULL = new Scalar("a text or null", Scalar.Kind.TEXT_OR_NULL);

  /** A whole number that isn't negative, which may be quoted. */
  Shape COUNT = new Scalar("a whole number from 0 on", Scalar.Kind.COUNT);

  /** A number from 0 to 100, with or without a percent sign. */
  Shape PERCENT = new Scalar("a percentage such as \"95%\"", Scalar.Kind.PERCENT);

  /** What a violated rule does, in the words of {@link FailureMode}. */
  Shape FAILURE_MODE = new Scalar(FailureMode.LABEL, Scalar.Kind.FAILURE_MODE);

  /** A truth value. */
  Shape TRUTH = new Scalar("true or false", Scalar.Kind.TRUTH);

  /** The value of a field: a text, a number, a truth value, or a list of these. */
  Shape FIELD_VALUE = new FieldValue();

  /** Whatever there is: it steers nothing. */
  Shape ANYTHING = new Anything();

  /** What it is, for a message that says what belongs there. */
  String label();

  /** One value on a line. */
  record Scalar(String label, Kind kind) implements Shape {
    enum Kind {
      TEXT,
      TEXT_OR_NULL,
      COUNT,
      PERCENT,
      FAILURE_MODE,
      TRUTH
    }
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

  /** A list. */
  record Items(Shape each) implements Shape {
    @Override
    public String label() {
      return "a list";
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
  record Keys(Map<String, Shape> known, @Nullable Shape more) implements Shape {
    public Keys {
      known = Collections.unmodifiableMap(new LinkedHashMap<>(known));
    }

    @Override
    public String label() {
      return "a mapping";
    }
  }

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
