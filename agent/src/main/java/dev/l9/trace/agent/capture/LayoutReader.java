package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.ClassField;
import dev.l9.trace.agent.fields.FieldFinder;
import dev.l9.trace.agent.fields.JdkClasses;
import dev.l9.trace.agent.redact.Redactor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides how the fields of a class and of its superclasses are shown. */
final class LayoutReader {

  private final Redactor redactor;
  private final FieldFinder finder;
  private final JdkClasses jdk;

  LayoutReader(Redactor redactor, FieldFinder finder, JdkClasses jdk) {
    this.redactor = redactor;
    this.finder = finder;
    this.jdk = jdk;
  }

  /** The fields that are shown; null if they aren't known yet. */
  @Nullable ObjectLayout read(Class<?> type) {
    Deque<Class<?>> lineage = new ArrayDeque<>();
    for (Class<?> c = type; c != null && !jdk.contains(c); c = c.getSuperclass()) {
      lineage.push(c);
    }
    List<ObjectLayout.Slot> slots = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Class<?> owner : lineage) {
      List<ClassField> fields = finder.of(owner);
      if (fields == null) {
        return null;
      }
      for (ClassField field : fields) {
        slots.add(slot(owner, field, names));
      }
    }
    return new ObjectLayout(ClassNames.full(type), slots);
  }

  private ObjectLayout.Slot slot(Class<?> owner, ClassField field, Set<String> names) {
    String name = field.name();
    String unique = names.add(name) ? name : ClassNames.simple(owner) + "." + name;
    boolean redacted = field.isMarked() || redactor.isSensitiveName(name);
    return new ObjectLayout.Slot(unique, field.kind(), field.offset(), redacted);
  }
}
