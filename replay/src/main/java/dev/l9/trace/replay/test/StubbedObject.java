package dev.l9.trace.replay.test;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.ConstructorEffects;
import dev.l9.trace.replay.type.ConstructorEffects.Content;
import dev.l9.trace.replay.type.Hierarchy.ShownField;
import dev.l9.trace.replay.type.MethodModel;
import dev.l9.trace.replay.type.Program;
import dev.l9.trace.replay.value.Draft;
import dev.l9.trace.replay.value.Helper;
import dev.l9.trace.replay.value.JavaLiteral;
import dev.l9.trace.replay.value.TypeNames;
import dev.l9.trace.replay.value.ValueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes an object that holds stubs, and in its other fields what was recorded. */
final class StubbedObject {

  private final Draft draft;
  private final Program program;
  private final ValueCode values;

  StubbedObject(Draft draft, ValueCode values) {
    this.draft = draft;
    this.program = draft.program();
    this.values = values;
  }

  /**
   * The object; null if nothing says how to make it.
   *
   * @param mocks the variables of the stubs by the labels of the fields
   */
  @Nullable CodeBlock of(
      ClassModel model,
      List<ShownField> fields,
      Map<String, String> mocks,
      @Nullable CapturedValue recorded) {
    for (MethodModel constructor : Program.methods(model, "<init>")) {
      CodeBlock made = construct(model, constructor, fields, mocks, recorded);
      if (made != null) {
        return made;
      }
    }
    return recorded instanceof Fields all && program.canName(model.name())
        ? set(model, fields, mocks, all)
        : null;
  }

  private @Nullable CodeBlock construct(
      ClassModel model,
      MethodModel constructor,
      List<ShownField> fields,
      Map<String, String> mocks,
      @Nullable CapturedValue recorded) {
    ConstructorEffects effects = program.effects(constructor);
    if (!effects.isKnown() || !program.canCall(constructor) || constructor.hasHiddenParameters()) {
      return null;
    }
    @Nullable CodeBlock[] arguments = new CodeBlock[constructor.parameters().size()];
    for (ShownField field : fields) {
      Content content = effects.of(field.field());
      if (content instanceof Content.Argument argument && argument.index() < arguments.length) {
        CodeBlock value = value(field, mocks, recorded);
        if (value == null) {
          return null;
        }
        arguments[argument.index()] = value;
      } else if (mocks.containsKey(field.label()) || recorded instanceof Fields) {
        boolean isEmpty = content instanceof Content.Empty || content instanceof Content.Constant;
        if (!isEmpty || mocks.containsKey(field.label())) {
          return null;
        }
      }
    }
    List<CodeBlock> all = new ArrayList<>();
    for (CodeBlock argument : arguments) {
      if (argument == null) {
        return null;
      }
      all.add(argument);
    }
    return CodeBlock.of(
        "new $T($L)", TypeNames.of(program, model.name()), CodeBlock.join(all, ",$W"));
  }

  private @Nullable CodeBlock value(
      ShownField field, Map<String, String> mocks, @Nullable CapturedValue recorded) {
    String mock = mocks.get(field.label());
    if (mock != null) {
      return CodeBlock.of("$L", mock);
    }
    CapturedValue value =
        recorded instanceof Fields fields ? fields.values().get(field.label()) : null;
    return value == null ? null : values.of(value, field.type(), "this." + field.label());
  }

  private CodeBlock set(
      ClassModel model, List<ShownField> fields, Map<String, String> mocks, Fields recorded) {
    List<CodeBlock> parts = new ArrayList<>();
    parts.add(CodeBlock.of("$T.class", TypeNames.of(program, model.name())));
    for (ShownField field : fields) {
      CodeBlock value = value(field, mocks, recorded);
      if (value != null) {
        parts.add(CodeBlock.of("$L,$W$L", JavaLiteral.string(field.field().name()), value));
      }
    }
    draft.use(Helper.MAKE);
    return CodeBlock.of("make($L)", CodeBlock.join(parts, ",$W"));
  }
}
