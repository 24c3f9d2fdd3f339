package dev.l9.trace.agent.fields;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes copies of the JDK's objects, whose methods are called in place of the originals' if another
 * agent has redefined their class. A library that mocks or spies on classes of the JDK would
 * otherwise count the agent's calls, and answer them. It knows its objects by their identity, so it
 * ignores the copy. Thread-safe.
 *
 * <p>Hot path: one load and one comparison show whether a class was redefined.
 */
public final class JdkStandIns extends ClassValue<List<ClassField>> {

  /**
   * The fields in which a map keeps views of itself. They aren't copied, since the views refer to
   * the original.
   */
  private static final Set<String> VIEWS =
      Set.of("entrySet", "keySet", "values", "navigableKeySet", "descendingMap");

  private static final long UNKNOWN = -1;

  private final FieldMemory memory;
  private final long redefinitions;

  public JdkStandIns(FieldMemory memory) {
    this.memory = memory;
    this.redefinitions = offsetOfRedefinitions(memory);
  }

  /**
   * The offset of the field in which the JVM counts how often a class, or a superclass of it, was
   * redefined.
   */
  private static long offsetOfRedefinitions(FieldMemory memory) {
    try {
      return memory.objectFieldOffset(Class.class, "classRedefinedCount");
    } catch (InternalError e) { // This JVM has no such field.
      return UNKNOWN;
    }
  }

  /**
   * The object whose methods can be called without being noticed: the value itself, or a copy. It
   * is null if no copy can be made.
   */
  @Nullable
  public Object of(Object value) {
    Class<?> type = value.getClass();
    boolean isAsMade = redefinitions == UNKNOWN || memory.getInt(type, redefinitions) == 0;
    return isAsMade ? value : copy(value, type);
  }

  private @Nullable Object copy(Object value, Class<?> type) {
    if (memory.shouldBeInitialized(type)) {
      return null; // Another thread is initialising the class, and this thread would wait for it.
    }
    try {
      Object copy = memory.allocateInstance(type);
      for (ClassField field : get(type)) {
        copy(field, value, copy);
      }
      return copy;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null; // The JDK doesn't allow such an object to be made, or its fields to be read.
    }
  }

  private void copy(ClassField field, Object from, Object to) {
    long at = field.offset();
    switch (field.kind()) {
      case 'Z', 'B' -> memory.putByte(to, at, memory.getByte(from, at));
      case 'S', 'C' -> memory.putShort(to, at, memory.getShort(from, at));
      case 'I', 'F' -> memory.putInt(to, at, memory.getInt(from, at));
      case 'J', 'D' -> memory.putLong(to, at, memory.getLong(from, at));
      default -> memory.putReference(to, at, memory.getReference(from, at));
    }
  }

  @Override
  protected List<ClassField> computeValue(Class<?> type) {
    List<ClassField> fields = new ArrayList<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Field field : JdkClasses.fields(c)) {
        String name = field.getName();
        if (!Modifier.isStatic(field.getModifiers()) && !VIEWS.contains(name)) {
          char kind = field.getType().descriptorString().charAt(0);
          fields.add(new ClassField(name, kind, memory.objectFieldOffset(c, name), false));
        }
      }
    }
    return fields;
  }
}
