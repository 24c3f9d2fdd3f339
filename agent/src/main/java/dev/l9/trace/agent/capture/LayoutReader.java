package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.bootstrap.AgentLog;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the fields of a class.
 *
 * <p>Finding fields makes the JVM load their types and annotations, which may run a class loader of
 * the application: nothing is traced meanwhile on this thread.
 */
final class LayoutReader {

  private static final String SENSITIVE = "dev.l9.trace.L9Sensitive";

  private final Redactor redactor;
  private final PackageOpener opener;

  LayoutReader(Redactor redactor, PackageOpener opener) {
    this.redactor = redactor;
    this.opener = opener;
  }

  /** The fields that are shown; none where they can't be found. */
  ObjectLayout read(Class<?> type) {
    ThreadContext context = ThreadContext.current();
    boolean before = context.suspend();
    try {
      return find(type);
    } catch (LinkageError | RuntimeException e) {
      AgentLog.debug("no fields of " + type.getName() + " are shown: " + e);
      return new ObjectLayout(ClassNames.full(type), List.of());
    } finally {
      context.resume(before);
    }
  }

  private ObjectLayout find(Class<?> type) {
    List<Class<?>> lineage = new ArrayList<>();
    for (Class<?> c = type; c != null && !JdkTypes.isJdk(c); c = c.getSuperclass()) {
      lineage.add(0, c);
    }
    List<ObjectLayout.Slot> slots = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Class<?> owner : lineage) {
      for (Field field : owner.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !isAdded(field)) {
          slots.add(slot(field, names));
        }
      }
    }
    return new ObjectLayout(ClassNames.full(type), slots);
  }

  /** What the language adds; Groovy's {@code metaClass} leads to all that it knows of the class. */
  private static boolean isAdded(Field field) {
    return field.isSynthetic() || field.getType().getName().equals("groovy.lang.MetaClass");
  }

  private ObjectLayout.Slot slot(Field field, Set<String> names) {
    Class<?> owner = field.getDeclaringClass();
    opener.open(owner);
    field.setAccessible(true);
    String name = field.getName();
    String unique = names.add(name) ? name : ClassNames.simple(owner) + "." + name;
    return new ObjectLayout.Slot(unique, field.getType(), field, isSensitive(field));
  }

  private boolean isSensitive(Field field) {
    return redactor.isSensitiveName(field.getName()) || isMarked(field);
  }

  private static boolean isMarked(AnnotatedElement element) {
    for (Annotation annotation : element.getDeclaredAnnotations()) {
      if (annotation.annotationType().getName().equals(SENSITIVE)) {
        return true;
      }
    }
    return false;
  }
}
