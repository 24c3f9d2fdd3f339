package dev.l9.trace.generator.reading.source;

import dev.l9.trace.contract.yaml.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the shapes of mappings, and remembers what is said of their keys. Not thread-safe. */
final class Mapping {

  private final IdentityHashMap<Shape, List<Key>> keys = new IdentityHashMap<>();

  /** A mapping of these keys. */
  Shape.Keys of(Key... keys) {
    return of(List.of(), List.of(), null, keys);
  }

  /** A mapping of these keys, and others of one shape. */
  Shape.Keys withOthers(Shape others, Key... keys) {
    return of(List.of(), List.of(), others, keys);
  }

  /** A mapping of these keys, of which it has exactly one of some, and pairs that go together. */
  Shape.Keys withOneOf(List<String> oneOf, List<Shape.Pair> pairs, Key... keys) {
    return of(oneOf, pairs, null, keys);
  }

  private Shape.Keys of(
      List<String> oneOf, List<Shape.Pair> pairs, @Nullable Shape others, Key... keys) {
    Map<String, Shape> known = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (Key key : keys) {
      known.put(key.name(), key.shape());
      if (key.isRequired()) {
        required.add(key.name());
      }
    }
    Shape.Keys shape = new Shape.Keys(known, new Shape.Demands(required, oneOf, pairs), others);
    this.keys.put(shape, Arrays.asList(keys));
    return shape;
  }

  /** The keys of a mapping that was made here. */
  List<Key> keys(Shape.Keys mapping) {
    return keys.getOrDefault(mapping, List.of());
  }
}
