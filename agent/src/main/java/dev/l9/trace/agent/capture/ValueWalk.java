package dev.l9.trace.agent.capture;

import dev.l9.trace.model.CapturedValue;
import java.lang.reflect.Array;
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

  private final Redactor redactor;
  private final ObjectReader objects;
  private final Object[] path = new Object[MAX_DEPTH];
  private int nodes = MAX_NODES;
  private int chars = MAX_CHARS;

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
      return text(text);
    } else if (value instanceof Boolean bool) {
      return new CapturedValue.Bool(bool);
    } else if (value instanceof Enum<?> constant) {
      return text(constant.name());
    } else if (value instanceof Number number && JdkTypes.isPlainNumber(number)) {
      return number(number);
    }
    String own = objects.textOf(value);
    if (own != null) {
      return text(own);
    }
    return container(objects.contentOf(value), value, depth);
  }

  private CapturedValue number(Number number) {
    if (number instanceof BigInteger big && big.bitLength() > MAX_BITS) {
      return text(CapturedValue.CUT + " integer of " + big.bitLength() + " bits");
    }
    chars -= 8;
    return new CapturedValue.Num(number);
  }

  private CapturedValue text(String text) {
    if (redactor.isSensitiveValue(text)) {
      return CapturedValue.REDACTED;
    }
    String cut = TextCut.cut(text, Math.min(MAX_STRING, chars));
    chars = Math.max(0, chars - cut.length());
    return new CapturedValue.Text(cut);
  }

  private CapturedValue container(Content content, Object self, int depth) {
    if (content instanceof Content.Wrapped wrapped) {
      return wrapped.value() == self ? nameOf(self) : value(wrapped.value(), depth);
    }
    if (content instanceof Content.Opaque) {
      return nameOf(self);
    }
    for (int i = 0; i < depth; i++) {
      if (path[i] == self) {
        return new CapturedValue.Text(CapturedValue.CUT + " cycle");
      }
    }
    if (depth == MAX_DEPTH) {
      return new CapturedValue.Text(TextCut.more(content.size()));
    }
    path[depth] = self;
    CapturedValue taken = walk(content, depth + 1);
    path[depth] = null;
    return taken;
  }

  private CapturedValue nameOf(Object value) {
    return new CapturedValue.Text(ClassNames.full(value.getClass()));
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
          items.add(new CapturedValue.Text(TextCut.more(size - items.size())));
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
    try {
      for (Map.Entry<?, ?> entry : entries) {
        if (isFull(fields.size(), MAX_FIELDS)) {
          fields.put(CapturedValue.CUT, new CapturedValue.Text(TextCut.more(size - fields.size())));
          break;
        }
        String key = TextCut.cut(key(entry.getKey()), MAX_KEY);
        boolean sensitive = redactor.isSensitiveName(key);
        fields.put(key, sensitive ? CapturedValue.REDACTED : value(entry.getValue(), depth));
      }
    } catch (RuntimeException e) {
      fields.put(CapturedValue.CUT, changed());
    }
    return new CapturedValue.Fields(fields);
  }

  private String key(@Nullable Object key) {
    CapturedValue taken = value(key, MAX_DEPTH);
    if (taken instanceof CapturedValue.Text text) {
      return text.value();
    }
    return taken instanceof CapturedValue.Null ? "null" : String.valueOf(key);
  }

  private CapturedValue fields(Content.OfObject object, int depth) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    fields.put(CapturedValue.TYPE, new CapturedValue.Text(object.typeName()));
    int taken = 0;
    for (ObjectLayout.Slot slot : object.layout().slots()) {
      if (isFull(taken++, MAX_FIELDS)) {
        int left = object.layout().slots().size() - taken + 1;
        fields.put(CapturedValue.CUT, new CapturedValue.Text(TextCut.more(left)));
        break;
      }
      CapturedValue value =
          slot.redacted() ? CapturedValue.REDACTED : value(slot.read(object.object()), depth);
      fields.put(slot.name(), value);
    }
    return new CapturedValue.Fields(fields);
  }

  private static CapturedValue changed() {
    return new CapturedValue.Text(CapturedValue.CUT + " changed while it was read");
  }
}
