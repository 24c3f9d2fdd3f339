package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.FieldMemory;
import dev.l9.trace.agent.fields.JdkStandIns;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads private fields of JDK classes: where a public method would call code of the application, or
 * wait for a lock. The names are those of JDK 17 to 25; where one is missing, the value counts as
 * absent.
 */
final class JdkFields implements ErrorText.ThrowableMessages {

  /** A wrapper or a view, and its field that leads to what it wraps. */
  private static final Map<String, String> INNER =
      Map.ofEntries(
          Map.entry("java.util.Collections$UnmodifiableCollection", "c"),
          Map.entry("java.util.Collections$SynchronizedCollection", "c"),
          Map.entry("java.util.Collections$CheckedCollection", "c"),
          Map.entry("java.util.Collections$UnmodifiableMap", "m"),
          Map.entry("java.util.Collections$SynchronizedMap", "m"),
          Map.entry("java.util.Collections$CheckedMap", "m"),
          Map.entry("java.util.Collections$SetFromMap", "m"),
          Map.entry("java.util.TreeSet", "m"),
          Map.entry("java.util.concurrent.ConcurrentHashMap$CollectionView", "map"),
          Map.entry("java.util.concurrent.ConcurrentSkipListSet", "m"));

  /** By its name: the class itself would be loaded when there may be no stack left for it. */
  private static final String ASKS_ITS_CAUSE = "java.io.WriteAbortedException";

  private static final long UNKNOWN = -1;

  private final FieldMemory memory;
  private final JdkStandIns standIns;
  private final long enumName;
  private final Map<String, Long> offsets = new ConcurrentHashMap<>();

  JdkFields(FieldMemory memory, JdkStandIns standIns) {
    this.memory = memory;
    this.standIns = standIns;
    this.enumName = memory.objectFieldOffset(Enum.class, "name");
  }

  /** The name of a constant; null where the object is a mock of one. */
  @Nullable String nameOf(Enum<?> constant) {
    return (String) memory.getReference(constant, enumName);
  }

  /** What a wrapper of the JDK wraps; null where the object is none. */
  @Nullable Object innerOf(Object wrapper) {
    for (Class<?> c = wrapper.getClass(); c != null; c = c.getSuperclass()) {
      String name = INNER.get(c.getName());
      if (name != null) {
        return read(c, name, wrapper);
      }
    }
    return null;
  }

  /** The message, without a call of a {@code getMessage} that the application overrides. */
  @Override
  public @Nullable String of(Throwable thrown) {
    // Outside of java.base some ask their causes, such as RemoteException and SAXException.
    boolean own = thrown.getClass().getModule() != Object.class.getModule();
    if (!own && !thrown.getClass().getName().equals(ASKS_ITS_CAUSE)) {
      Throwable asked = (Throwable) standIns.of(thrown);
      return asked == null ? null : asked.getMessage();
    }
    return (String) read(Throwable.class, "detailMessage", thrown);
  }

  private @Nullable Object read(Class<?> owner, String name, Object object) {
    String key = owner.getName() + "." + name;
    Long offset = offsets.get(key);
    if (offset == null) {
      offset = offset(owner, name);
      offsets.put(key, offset);
    }
    return offset == UNKNOWN ? null : memory.getReference(object, offset);
  }

  /** All of them are references, in every JDK: what else would a wrapper wrap by. */
  private long offset(Class<?> owner, String name) {
    try {
      return memory.objectFieldOffset(owner, name);
    } catch (InternalError e) {
      return UNKNOWN;
    }
  }
}
