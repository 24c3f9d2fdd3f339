package dev.l9.trace.replay.type;

import dev.l9.trace.replay.type.JavaType.ClassType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers what a class extends and implements, and which fields its objects have. */
public final class Hierarchy {

  private final ClassPath classes;

  public Hierarchy(ClassPath classes) {
    this.classes = classes;
  }

  /**
   * A field as the agent shows it.
   *
   * @param label the name; behind that of its class, if a superclass has a field of that name
   * @param type with what is known of type parameters
   */
  public record ShownField(String label, FieldModel field, JavaType type) {}

  /** The fields of an object of this type, those of superclasses first. */
  public List<ShownField> fields(ClassType type) {
    List<ClassType> lineage = new ArrayList<>();
    ClassType next = type;
    while (next != null && !ClassPath.isJdk(next.name())) {
      lineage.add(0, next);
      next = superclass(next);
    }
    List<ShownField> shown = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (ClassType each : lineage) {
      ClassModel model = classes.find(each.name());
      for (FieldModel field : model == null ? List.<FieldModel>of() : model.fields()) {
        if (!field.isStatic()) {
          String label =
              names.add(field.name()) ? field.name() : simpleName(each.name()) + "." + field.name();
          shown.add(new ShownField(label, field, field.type().with(known(model, each))));
        }
      }
    }
    return shown;
  }

  private static String simpleName(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  /** Whether objects of a class of the JDK have fields, which the agent doesn't show. */
  public boolean hasFieldsOfJdk(ClassType type) {
    for (ClassType each = type; each != null; each = superclass(each)) {
      ClassModel model = classes.find(each.name());
      if (model == null || model.fields().stream().anyMatch(field -> !field.isStatic())) {
        return true;
      }
    }
    return false;
  }

  /** What the type parameters of the class stand for in this type. */
  public static Map<String, JavaType> known(@Nullable ClassModel model, ClassType type) {
    Map<String, JavaType> known = new HashMap<>();
    if (model != null && model.typeParameters().size() == type.arguments().size()) {
      for (int i = 0; i < type.arguments().size(); i++) {
        known.put(model.typeParameters().get(i).name(), type.arguments().get(i));
      }
    }
    return known;
  }

  /** The direct superclass; null if there is none, or it isn't known. */
  public @Nullable ClassType superclass(ClassType type) {
    ClassModel model = classes.find(type.name());
    return model == null || model.superclass() == null
        ? null
        : (ClassType) model.superclass().with(known(model, type));
  }

  /** The supertype with this name, with its type arguments; null if it is none. */
  public @Nullable ClassType supertype(ClassType type, String name) {
    if (type.name().equals(name)) {
      return type;
    }
    ClassModel model = classes.find(type.name());
    if (model == null) {
      return null;
    }
    Map<String, JavaType> known = known(model, type);
    List<ClassType> direct = new ArrayList<>(model.interfaces());
    if (model.superclass() != null) {
      direct.add(model.superclass());
    }
    for (ClassType each : direct) {
      ClassType found = supertype((ClassType) each.with(known), name);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** Whether a class is the other one, or extends or implements it. */
  public boolean isSubtype(String name, String other) {
    return other.equals(JavaType.ClassType.OBJECT.name())
        || supertype(JavaType.of(name), other) != null;
  }

  /**
   * The type of an object of this class that was declared so: its type arguments are those of the
   * declared type, as far as these decide them.
   */
  public ClassType typeOf(ClassModel model, JavaType declared) {
    ClassType own = model.asType();
    if (own.arguments().isEmpty() || !(declared instanceof ClassType wanted)) {
      return own;
    }
    ClassType seen = supertype(own, wanted.name());
    Map<String, JavaType> known = new HashMap<>();
    if (seen != null) {
      for (int i = 0; i < seen.arguments().size(); i++) {
        unify(seen.arguments().get(i), wanted.argument(i), known);
      }
    }
    return (ClassType) own.with(known);
  }

  /** Notes what type parameters have to be for the one type to be the other one. */
  public static void unify(JavaType open, JavaType actual, Map<String, JavaType> known) {
    if (open instanceof JavaType.Variable variable) {
      if (!actual.equals(JavaType.ClassType.OBJECT) && !(actual instanceof JavaType.Variable)) {
        known.putIfAbsent(variable.name(), actual);
      }
    } else if (open instanceof ClassType left && actual instanceof ClassType right) {
      for (int i = 0; i < left.arguments().size(); i++) {
        unify(left.arguments().get(i), right.argument(i), known);
      }
    } else if (open instanceof JavaType.ArrayType left
        && actual instanceof JavaType.ArrayType right) {
      unify(left.element(), right.element(), known);
    }
  }

  /** Whether the class is, or extends, one of these. */
  public boolean isException(String name) {
    return isSubtype(name, "java.lang.Throwable");
  }
}
