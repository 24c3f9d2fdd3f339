package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.FieldMemory;
import dev.l9.trace.agent.fields.JdkStandIns;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads private fields of JDK classes, if the public method would call code of the application, or
 * wait for a lock. The names of the fields are those of JDK 17 to 25. If a field is missing, its
 * value counts as absent. Thread-safe.
 */
final class JdkFields implements ErrorText.ThrowableMessages {

  /** The classes of wrappers and views, each with its field that refers to the wrapped object. */
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

  /**
   * The class is given by its name, since it would otherwise be loaded when there may be no stack
   * left for that.
   */
  private static final String ASKS_ITS_CAUSE = "java.io.WriteAbortedException";

  private static final long UNKNOWN = -1;

  private static final StackTraceElement[] NO_FRAMES = {};

  private final FieldMemory memory;
  private final JdkStandIns standIns;
  private final long enumName;
  private final Map<String, Long> offsets = new ConcurrentHashMap<>();

  JdkFields(FieldMemory memory, JdkStandIns standIns) {
    this.memory = memory;
    this.standIns = standIns;
    this.enumName = memory.objectFieldOffset(Enum.class, "name");
  }

  /** The name of an enum constant; null if the object is a mock. */
  @Nullable String nameOf(Enum<?> constant) {
    return (String) memory.getReference(constant, enumName);
  }

  /** The object that a wrapper of the JDK wraps; null if the given object isn't a wrapper. */
  @Nullable Object innerOf(Object wrapper) {
    for (Class<?> c = wrapper.getClass(); c != null; c = c.getSuperclass()) {
      String name = INNER.get(c.getName());
      if (name != null) {
        return read(c, name, wrapper);
      }
    }
    return null;
  }

  /**
   * The message of a throwable. A {@code getMessage} that the application overrides isn't called.
   */
  @Override
  public @Nullable String of(Throwable thrown) {
    // Some classes outside of java.base call their causes, such as RemoteException and
    // SAXException.
    boolean own = thrown.getClass().getModule() != Object.class.getModule();
    if (!own && !thrown.getClass().getName().equals(ASKS_ITS_CAUSE)) {
      Throwable asked = (Throwable) standIns.of(thrown);
      return asked == null ? null : asked.getMessage();
    }
    return (String) read(Throwable.class, "detailMessage", thrown);
  }

  /**
   * The cause of a throwable. A {@code getCause} that the application overrides isn't called. The
   * classes of java.base that override it return a field of their own.
   */
  @Override
  public @Nullable Throwable causeOf(Throwable thrown) {
    if (thrown.getClass().getModule() == Object.class.getModule()) {
      Throwable asked = (Throwable) standIns.of(thrown);
      return asked == null ? null : asked.getCause();
    }
    Throwable cause = (Throwable) read(Throwable.class, "cause", thrown);
    return cause == thrown ? null : cause; // A throwable names itself until its cause is known.
  }

  /**
   * The frames of a throwable. They are made by another throwable, which is given what the JVM
   * noted in this one: so neither a {@code getStackTrace} of the application is called, nor does
   * this throwable change.
   */
  StackTraceElement[] framesOf(Throwable thrown) {
    StackTraceElement[] made = (StackTraceElement[]) read(Throwable.class, "stackTrace", thrown);
    Object noted = read(Throwable.class, "backtrace", thrown);
    if (made == null || made.length > 0 || noted == null) {
      return made == null ? NO_FRAMES : made;
    }
    try {
      Throwable other = (Throwable) memory.allocateInstance(Throwable.class);
      long depth = memory.objectFieldOffset(Throwable.class, "depth");
      memory.putInt(other, depth, memory.getInt(thrown, depth));
      memory.putReference(other, memory.objectFieldOffset(Throwable.class, "backtrace"), noted);
      return other.getStackTrace();
    } catch (ReflectiveOperationException | InternalError e) {
      return NO_FRAMES; // This JDK has no such fields.
    }
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

  /** The offset of a field. In every JDK, all these fields are references. */
  private long offset(Class<?> owner, String name) {
    try {
      return memory.objectFieldOffset(owner, name);
    } catch (InternalError e) {
      return UNKNOWN;
    }
  }
}
