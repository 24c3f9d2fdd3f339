package dev.l9.trace.agent.capture;

import dev.l9.trace.model.CapturedValue;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes one value: walks down into containers and objects within the bounds of the format (SPEC,
 * section 5). Used once, by one thread.
 */
final class ValueWalk {

  static final int MAX_STRING = 200;
  private static final int MAX_ITEMS = 10;
  private static final int MAX_FIELDS = 20;
  private static final int MAX_DEPTH = 3;
  private static final int MAX_NODES = 200;
  private static final int MAX_CHARS = 4096;
  private static final int MAX_KEY = 100;
  private static final int MAX_BITS = 4096;

  /** References that hold references, such as an optional in an atomic one. */
  private static final int MAX_WRAPS = 10;

  /** Keys are texts: of a container only the class is shown. */
  private static final int KEY_DEPTH = MAX_DEPTH + 1;

  private final Redactor redactor;
  private final ObjectReader objects;
  private final Object[] path = new Object[MAX_DEPTH];
  private int nodes = MAX_NODES;
  private int chars = MAX_CHARS;
  private int wraps;

  ValueWalk(Redactor redactor, ObjectReader objects) {
    this.redactor = redactor;
    this.objects = objects;
  }

  /** Takes a value that lies in this many containers. */
  CapturedValue value(@Nullable Object value, int depth) {
    nodes--;
    if (value == null) {
      return CapturedValue.NULL;
    } else if (value instanceof String text) {
      return text(text, text.length());
    } else if (value instanceof Boolean bool) {
      return new CapturedValue.Bool(bool);
    } else if (value instanceof Enum<?> constant) {
      return text(constant.name(), constant.name().length());
    } else if (value instanceof Number number && JdkTypes.isPlainNumber(number)) {
      return number(number);
    }
    String own = objects.textOf(value);
    if (own != null) {
      return text(own, own.length());
    }
    Beginning beginning = objects.beginningOf(value);
    if (beginning != null) {
      return text(beginning.text(), beginning.length());
    }
    return container(objects.contentOf(value), value, depth);
  }

  private CapturedValue number(Number number) {
    if (number instanceof BigInteger big) {
      return bigNumber(number, "integer", big.bitLength());
    } else if (number instanceof BigDecimal big) {
      return bigNumber(number, "decimal", big.unscaledValue().bitLength());
    }
    chars -= 8;
    return new CapturedValue.Num(number);
  }

  private CapturedValue bigNumber(Number number, String kind, int bits) {
    int digits = (int) (bits * 0.302) + 8;
    if (bits > MAX_BITS || digits > chars) {
      String text = CapturedValue.CUT + " " + kind + " of " + bits + " bits";
      return text(text, text.length());
    }
    chars -= digits;
    return new CapturedValue.Num(number);
  }

  /** A text of this length, given by its beginning. */
  private CapturedValue text(String text, int length) {
    if (redactor.isSensitiveValue(text)) {
      return CapturedValue.REDACTED;
    }
    String cut = TextCut.cut(text, length, Math.max(0, Math.min(MAX_STRING, chars)));
    chars -= cut.length();
    return new CapturedValue.Text(cut);
  }

  private CapturedValue container(Content content, Object self, int depth) {
    if (content instanceof Content.Wrapped wrapped) {
      return unwrap(wrapped.value(), self, depth);
    }
    if (content instanceof Content.Opaque || depth == KEY_DEPTH) {
      return nameOf(self);
    }
    for (int i = 0; i < depth; i++) {
      if (path[i] == self) {
        return new CapturedValue.Text(CapturedValue.CUT + " cycle");
      }
    }
    if (depth == MAX_DEPTH) {
      return content.size() == 0
          ? walk(content, KEY_DEPTH)
          : new CapturedValue.Text(TextCut.more(content.size()));
    }
    path[depth] = self;
    CapturedValue taken = walk(content, depth + 1);
    path[depth] = null;
    return taken;
  }

  private CapturedValue unwrap(@Nullable Object inner, Object self, int depth) {
    if (inner == self) {
      return nameOf(self);
    }
    if (wraps == MAX_WRAPS) {
      return new CapturedValue.Text(TextCut.more(1));
    }
    wraps++;
    CapturedValue taken = value(inner, depth);
    wraps--;
    return taken;
  }

  private CapturedValue nameOf(Object value) {
    String name = ClassNames.full(value.getClass());
    chars -= name.length();
    return new CapturedValue.Text(name);
  }

  private CapturedValue walk(Content content, int depth) {
    if (content instanceof Content.OfArray array) {
      return array(array.array(), depth);
    } else if (content instanceof Content.OfIterable iterable) {
      return iterable(iterable.values(), iterable.size(), depth);
    } else if (content instanceof Content.OfMap map) {
      return map(map.entries(), map.size(), depth);
    } else {
      return fields((Content.OfObject) content, depth);
    }
  }

  private boolean isFull(int taken, int limit) {
    return taken == limit || nodes <= 0 || chars <= 0;
  }

  private CapturedValue array(Object array, int depth) {
    int length = Array.getLength(array);
    List<CapturedValue> items = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      if (isFull(i, MAX_ITEMS)) {
        items.add(new CapturedValue.Text(TextCut.more(length - i)));
        break;
      }
      items.add(value(Array.get(array, i), depth));
    }
    return new CapturedValue.Items(items);
  }

  private CapturedValue iterable(Iterable<?> values, int size, int depth) {
    List<CapturedValue> items = new ArrayList<>();
    try {
      Iterator<?> iterator = values.iterator();
      while (iterator.hasNext()) {
        if (isFull(items.size(), MAX_ITEMS)) {
          items.add(more(size - items.size()));
          break;
        }
        items.add(value(iterator.next(), depth));
      }
    } catch (RuntimeException e) {
      items.add(changed());
    }
    return new CapturedValue.Items(items);
  }

  private CapturedValue map(Iterable<? extends Map.Entry<?, ?>> entries, int size, int depth) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    int taken = 0;
    try {
      for (Map.Entry<?, ?> entry : entries) {
        if (isFull(taken, MAX_FIELDS)) {
          fields.put(CapturedValue.CUT, more(size - taken));
          break;
        }
        String key = key(entry.getKey());
        boolean sensitive = redactor.isSensitiveName(key);
        CapturedValue value = sensitive ? CapturedValue.REDACTED : value(entry.getValue(), depth);
        fields.put(unique(TextCut.cut(key, MAX_KEY), fields), value);
        taken++;
      }
    } catch (RuntimeException e) {
      fields.put(CapturedValue.CUT, changed());
    }
    return new CapturedValue.Fields(fields);
  }

  private String key(@Nullable Object key) {
    CapturedValue taken = value(key, KEY_DEPTH);
    if (taken instanceof CapturedValue.Text text) {
      return text.value();
    } else if (taken instanceof CapturedValue.Num num) {
      return num.value().toString();
    }
    return taken instanceof CapturedValue.Bool bool ? String.valueOf(bool.value()) : "null";
  }

  /** Different keys may have the same text. */
  private static String unique(String key, Map<String, CapturedValue> fields) {
    String unique = key;
    for (int i = 2; fields.containsKey(unique); i++) {
      unique = key + " (" + i + ")";
    }
    return unique;
  }

  private CapturedValue fields(Content.OfObject object, int depth) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    fields.put(CapturedValue.TYPE, new CapturedValue.Text(object.typeName()));
    chars -= object.typeName().length();
    int taken = 0;
    for (ObjectLayout.Slot slot : object.layout().slots()) {
      if (isFull(taken++, MAX_FIELDS)) {
        int left = object.layout().slots().size() - taken + 1;
        fields.put(CapturedValue.CUT, new CapturedValue.Text(TextCut.more(left)));
        break;
      }
      chars -= slot.name().length();
      CapturedValue value =
          slot.redacted() ? CapturedValue.REDACTED : value(slot.read(object.object()), depth);
      fields.put(slot.name(), value);
    }
    return new CapturedValue.Fields(fields);
  }

  /** At least one: where elements came after they were counted, there are more than was said. */
  private static CapturedValue more(int leftOut) {
    return new CapturedValue.Text(TextCut.more(Math.max(1, leftOut)));
  }

  private static CapturedValue changed() {
    return new CapturedValue.Text(CapturedValue.CUT + " changed while it was read");
  }
}
