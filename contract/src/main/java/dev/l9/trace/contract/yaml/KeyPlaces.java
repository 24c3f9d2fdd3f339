package dev.l9.trace.contract.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the mappings that know a key, for somebody who has put it into another. */
public final class KeyPlaces {

  private final List<String> places = new ArrayList<>();
  private final String key;

  private KeyPlaces(String key) {
    this.key = key;
  }

  /** Where a key is known below a shape: the keys of the way to there, with colons between. */
  public static List<String> of(String key, Shape root) {
    KeyPlaces places = new KeyPlaces(key);
    places.find(root, "");
    return places.places;
  }

  private void find(Shape shape, String at) {
    if (shape instanceof Shape.Items items) {
      find(items.each(), at);
    } else if (shape instanceof Shape.Keys keys) {
      for (Map.Entry<String, Shape> known : keys.known().entrySet()) {
        if (known.getKey().equals(key)) {
          places.add(at);
        }
        String below = at.isEmpty() ? known.getKey() : at + ": " + known.getKey();
        find(known.getValue(), below);
      }
    }
  }
}
