package dev.l9.trace.replay.value;

import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.Hierarchy.ShownField;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.MethodModel;
import dev.l9.trace.replay.type.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A builder with a method for each field of a class.
 *
 * @param start the static method that gives the builder
 * @param setters the builder's methods by the labels of the fields
 * @param end the method that gives the object
 */
record BuilderChoice(String start, Map<String, String> setters, String end) {

  private static final List<String> STARTS = List.of("builder", "newBuilder");

  /** The builder of a class; null if there is none with a method for each field. */
  static @Nullable BuilderChoice of(Program program, ClassModel model, List<ShownField> fields) {
    for (String start : STARTS) {
      for (MethodModel method : Program.methods(model, start)) {
        ClassModel builder = program.classes().find(method.result().rawName());
        boolean isStart =
            method.isStatic() && method.parameters().isEmpty() && program.canCall(method);
        if (isStart && builder != null && program.canName(builder.name())) {
          return of(program, start, builder, model, fields);
        }
      }
    }
    return null;
  }

  private static @Nullable BuilderChoice of(
      Program program,
      String start,
      ClassModel builder,
      ClassModel model,
      List<ShownField> fields) {
    Map<String, String> setters = new LinkedHashMap<>();
    for (ShownField field : fields) {
      String setter = setter(program, builder, field);
      if (setter == null) {
        return null;
      }
      setters.put(field.label(), setter);
    }
    boolean hasEnd =
        Program.methods(builder, "build").stream()
            .anyMatch(
                each ->
                    each.parameters().isEmpty()
                        && program.canCall(each)
                        && each.result().rawName().equals(model.name()));
    return hasEnd ? new BuilderChoice(start, setters, "build") : null;
  }

  private static @Nullable String setter(Program program, ClassModel builder, ShownField field) {
    String name = field.field().name();
    String upper = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    for (String each : List.of(name, "set" + upper, "with" + upper)) {
      for (MethodModel method : Program.methods(builder, each)) {
        boolean takesIt =
            method.parameters().size() == 1
                && same(method.parameters().get(0).type(), field.field().type());
        if (takesIt
            && program.canCall(method)
            && !method.isStatic()
            && method.result().rawName().equals(builder.name())) {
          return each;
        }
      }
    }
    return null;
  }

  private static boolean same(JavaType left, JavaType right) {
    return left.equals(right);
  }
}
