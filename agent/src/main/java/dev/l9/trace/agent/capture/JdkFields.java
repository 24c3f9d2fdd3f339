package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.FieldMemory;
import dev.l9.trace.agent.fields.JdkClasses;
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
          Map.entry("java.util.concurrent.ConcurrentSkipListSet", "m"),
          Map.entry("java.util.concurrent.DelayQueue", "q"));

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
        return reference(c, name, wrapper);
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
    return (String) reference(Throwable.class, "detailMessage", thrown);
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
    Throwable cause = (Throwable) reference(Throwable.class, "cause", thrown);
    return cause == thrown ? null : cause; // A throwable names itself until its cause is known.
  }

  /**
   * The frames of a throwable. They are made by another throwable, which is given what the JVM
   * noted in this one: so neither a {@code getStackTrace} of the application is called, nor does
   * this throwable change.
   */
  StackTraceElement[] framesOf(Throwable thrown) {
    StackTraceElement[] made =
        (StackTraceElement[]) reference(Throwable.class, "stackTrace", thrown);
    if (made == null || made.length > 0) {
      return made == null ? NO_FRAMES : made;
    }
    try {
      // Reflection hides this field, so its type can't be asked for; in every JDK it is an object.
      long backtrace = memory.objectFieldOffset(Throwable.class, "backtrace");
      long depth = memory.objectFieldOffset(Throwable.class, "depth");
      Throwable other = (Throwable) memory.allocateInstance(Throwable.class);
      memory.putInt(other, depth, memory.getInt(thrown, depth));
      memory.putReference(other, backtrace, memory.getReference(thrown, backtrace));
      return other.getStackTrace();
    } catch (ReflectiveOperationException | InternalError e) {
      return NO_FRAMES; // This JDK has no such fields.
    }
  }

  /**
   * The object to which a field refers that this class declares; null if there is no such field.
   */
  @Nullable Object reference(Class<?> owner, String name, Object object) {
    long offset = offset(owner, name, false);
    return offset == UNKNOWN ? null : memory.getReference(object, offset);
  }

  /** The value of an {@code int} that this class declares; negative if there is no such field. */
  int number(Class<?> owner, String name, Object object) {
    long offset = offset(owner, name, true);
    return offset == UNKNOWN ? -1 : memory.getInt(object, offset);
  }

  private long offset(Class<?> owner, String name, boolean isNumber) {
    String key = owner.getName() + "." + name;
    Long offset = offsets.get(key);
    if (offset == null) {
      offset = findOffset(owner, name, isNumber);
      offsets.put(key, offset);
    }
    return offset;
  }

  /**
   * The offset of a field, if its type is as expected. Where a security manager would be asked for
   * the type, the JDK is one in which all these fields are.
   */
  @SuppressWarnings("removal")
  private long findOffset(Class<?> owner, String name, boolean isNumber) {
    if (System.getSecurityManager() != null) {
      try {
        return memory.objectFieldOffset(owner, name);
      } catch (InternalError e) {
        return UNKNOWN;
      }
    }
    Class<?> type = JdkClasses.typeOf(owner, name);
    boolean isAsExpected = type != null && (isNumber ? type == int.class : !type.isPrimitive());
    return isAsExpected ? memory.objectFieldOffset(owner, name) : UNKNOWN;
  }
}
