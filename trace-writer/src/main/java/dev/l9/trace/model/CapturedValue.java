package dev.l9.trace.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A value of the application as it was when it was taken: bounded, acyclic, and without any
 * reference to the application's own objects.
 *
 * <p>What the bounds left out is said in place by a text that begins with {@link #CUT}, such as
 * {@code "… 990 more"}; in {@link Fields} its key is {@code CUT} itself.
 */
public sealed interface CapturedValue {

  /** Begins every mark of something left out. */
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

  /** A string, or a value whose text says it all. */
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
