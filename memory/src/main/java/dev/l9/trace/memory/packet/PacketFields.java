package dev.l9.trace.memory.packet;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an object, each of which has to be there. Every failure is an {@link
 * IllegalArgumentException} that names the key. Not safe for use by several threads.
 */
final class PacketFields {

  private static final int LENGTH_OF_ID = 36;

  private final String name;
  private final Map<String, CapturedValue> values;
  private final Set<String> unread;

  private PacketFields(String name, Map<String, CapturedValue> values) {
    this.name = name;
    this.values = values;
    this.unread = new LinkedHashSet<>(values.keySet());
  }

  static PacketFields of(String name, CapturedValue value) {
    if (value instanceof Fields fields) {
      return new PacketFields(name, fields.values());
    }
    throw new IllegalArgumentException(name + " is not an object");
  }

  private CapturedValue value(String key) {
    CapturedValue value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException(name + " has no " + key);
    }
    unread.remove(key);
    return value;
  }

  private IllegalArgumentException isNot(String key, String what) {
    return new IllegalArgumentException(name + "'s " + key + " is not " + what);
  }

  String text(String key) {
    if (value(key) instanceof Text text) {
      return text.value();
    }
    throw isNot(key, "a string");
  }

  @Nullable String textOrNull(String key) {
    return value(key) instanceof CapturedValue.Null ? null : text(key);
  }

  UUID id(String key) {
    String text = text(key);
    try {
      UUID id = UUID.fromString(text);
      if (text.length() == LENGTH_OF_ID && id.toString().equals(text)) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // It is refused below, as are forms that the JDK takes and nobody writes.
    }
    throw isNot(key, "a UUID in small letters: " + text);
  }

  @Nullable UUID idOrNull(String key) {
    return value(key) instanceof CapturedValue.Null ? null : id(key);
  }

  Instant time(String key) {
    String text = text(key);
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          name + "'s " + key + " is not a time such as 2026-01-13T14:00:00.000123Z: " + text, e);
    }
  }

  double number(String key) {
    if (value(key) instanceof Num num) {
      return num.value().doubleValue();
    }
    throw isNot(key, "a number");
  }

  Fields object(String key) {
    if (value(key) instanceof Fields fields) {
      return fields;
    }
    throw isNot(key, "an object");
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    if (!(value(key) instanceof Items items)) {
      throw isNot(key, "a list");
    }
    for (CapturedValue item : items.values()) {
      if (!(item instanceof Text text)) {
        throw isNot(key, "a list of strings");
      }
      texts.add(text.value());
    }
    return texts;
  }

  /** Refuses keys that no packet has: what they say would be lost. */
  void requireNoMore() {
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException(
          name + " has " + String.join(", ", unread) + ", which no packet has");
    }
  }
}
