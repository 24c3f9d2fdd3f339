package dev.l9.trace.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A copy of a value of the application: bounded, acyclic, and without any reference to the
 * application's own objects. Immutable.
 *
 * <p>A text that begins with {@link #CUT}, such as {@code "… 990 more"}, stands in place of what
 * the bounds left out. In {@link Fields}, the key of this text is {@code CUT} itself.
 */
public sealed interface CapturedValue {

  /** The beginning of every text that says what was left out. */
  String CUT = "…";

  /** The key under which {@link Fields} name the class of an object. */
  String TYPE = "@type";

  /** A value that was not read because it is sensitive. */
  CapturedValue REDACTED = new Text("***");

  /** The absent value. */
  CapturedValue NULL = new Null();

  /** {@code null}. */
  record Null() implements CapturedValue {}

  /** A truth value. */
  record Bool(boolean value) implements CapturedValue {}

  /** A finite number, of a class of the JDK. */
  record Num(Number value) implements CapturedValue {}

  /** A string, or a value that its text describes completely. */
  record Text(String value) implements CapturedValue {}

  /** The elements of an array or a collection, in its order. */
  record Items(List<CapturedValue> values) implements CapturedValue {
    public Items {
      values = Collections.unmodifiableList(new ArrayList<>(values));
    }
  }

  /** The entries of a map, or the fields of an object, in order. */
  record Fields(Map<String, CapturedValue> values) implements CapturedValue {
    public Fields {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }
}
