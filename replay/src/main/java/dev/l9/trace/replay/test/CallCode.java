package dev.l9.trace.replay.test;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ArrayType;
import dev.l9.trace.replay.type.MethodModel;
import dev.l9.trace.replay.type.Program;
import dev.l9.trace.replay.value.Draft;
import dev.l9.trace.replay.value.TypeNames;
import dev.l9.trace.replay.value.ValueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the arguments of a call, and the call. */
final class CallCode {

  /** A longer argument gets a variable. */
  private static final int INLINE = 40;

  private static final int SPREAD = 6;

  /** Arguments of these types choose the right overload by themselves. */
  private static final Set<String> EXACT =
      Set.of("int", "long", "double", "float", "boolean", "char", "java.lang.String");

  private final Program program;
  private final Draft draft;
  private final ValueCode values;
  private final ClassModel owner;
  private final MethodModel method;

  CallCode(Draft draft, ValueCode values, ClassModel owner, MethodModel method) {
    this.draft = draft;
    this.program = draft.program();
    this.values = values;
    this.owner = owner;
    this.method = method;
  }

  /**
   * The arguments, of which longer ones are variables already.
   *
   * @param known what type parameters of the class stand for
   */
  CodeBlock arguments(RecordedCall call, Map<String, JavaType> known) {
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < method.parameters().size(); i++) {
      MethodModel.Parameter parameter = method.parameters().get(i);
      CapturedValue value = call.inputs().getOrDefault(parameter.name(), CapturedValue.NULL);
      JavaType type = parameter.type().with(known);
      boolean isLast = i == method.parameters().size() - 1;
      if (isLast && method.isVarargs() && isSpread(value, type)) {
        arguments.addAll(spread((Items) value, (ArrayType) type, parameter.name()));
      } else {
        arguments.add(argument(value, type, parameter.name()));
      }
    }
    return CodeBlock.join(arguments, ",$W");
  }

  private boolean isSpread(CapturedValue value, JavaType type) {
    return value instanceof Items items
        && type instanceof ArrayType
        && items.values().size() <= SPREAD
        && !isOverloaded()
        && items.values().stream().noneMatch(CapturedValue.Null.class::isInstance)
        && (items.values().size() != 1 || !(items.values().get(0) instanceof Items));
  }

  private List<CodeBlock> spread(Items items, ArrayType type, String name) {
    List<CodeBlock> spread = new ArrayList<>();
    for (int i = 0; i < items.values().size(); i++) {
      spread.add(values.of(items.values().get(i), type.element(), name + "[" + i + "]"));
    }
    return spread;
  }

  private CodeBlock argument(CapturedValue value, JavaType type, String name) {
    CodeBlock code = values.of(value, type, name);
    boolean isNull = value instanceof CapturedValue.Null;
    boolean isExact = !isNull && !(type instanceof ArrayType) && EXACT.contains(type.rawName());
    boolean isShort = code.toString().length() <= INLINE && !code.toString().contains("\n");
    if (!program.canName(type) || (isShort && (isExact || !isOverloaded()))) {
      return code;
    }
    return CodeBlock.of("$L", draft.variable(TypeNames.of(program, type), name, code));
  }

  private boolean isOverloaded() {
    ClassModel model = owner;
    int same = 0;
    while (model != null) {
      for (MethodModel each : Program.methods(model, method.name())) {
        boolean mayTake =
            each.parameters().size() == method.parameters().size()
                || each.isVarargs()
                || method.isVarargs();
        same += mayTake ? 1 : 0;
      }
      JavaType.ClassType above = method.isConstructor() ? null : model.superclass();
      model = above == null ? null : program.classes().find(above.name());
    }
    return same > 1;
  }

  /** The call. */
  CodeBlock call(CodeBlock receiver, CodeBlock arguments) {
    if (method.isConstructor()) {
      TypeName made = TypeNames.of(program, owner.name());
      String form = owner.typeParameters().isEmpty() ? "new $T($L)" : "new $T<>($L)";
      return CodeBlock.of(form, made, arguments);
    }
    return CodeBlock.of("$L.$L($L)", receiver, method.name(), arguments);
  }
}
