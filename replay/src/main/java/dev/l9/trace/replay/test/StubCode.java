package dev.l9.trace.replay.test;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.CallContext;
import dev.l9.trace.replay.call.ErrorText;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.CodeScan;
import dev.l9.trace.replay.type.Hierarchy;
import dev.l9.trace.replay.type.Hierarchy.ShownField;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ClassType;
import dev.l9.trace.replay.type.MethodModel;
import dev.l9.trace.replay.type.Program;
import dev.l9.trace.replay.value.Draft;
import dev.l9.trace.replay.value.JavaLiteral;
import dev.l9.trace.replay.value.TypeNames;
import dev.l9.trace.replay.value.ValueCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a receiver whose interfaces are Mockito's, which answer as the recorded calls below this
 * one did.
 */
final class StubCode {

  private final Draft draft;
  private final Program program;
  private final ValueCode values;
  private final CallContext context;

  StubCode(Draft draft, ValueCode values, CallContext context) {
    this.draft = draft;
    this.program = draft.program();
    this.values = values;
    this.context = context;
  }

  /** The object; null if nothing says how to make one. */
  Receiver.@Nullable Found receiver(ClassModel owner) {
    RecordedCall call = context.call();
    ClassModel model = owner;
    if (call.receiver() instanceof Fields fields
        && fields.values().get(CapturedValue.TYPE) instanceof Text name) {
      model = program.require(name.value(), "this");
    }
    List<ShownField> fields = program.hierarchy().fields(model.asType());
    Map<String, String> mocks = new LinkedHashMap<>();
    for (ShownField field : fields) {
      if (isStubbed(field)) {
        mocks.put(field.label(), mock(field, fields));
      }
    }
    if (mocks.isEmpty()) {
      return new Receiver(draft, values).of(call, owner);
    }
    draft.changesCollections(true);
    CodeBlock code = new StubbedObject(draft, values).of(model, fields, mocks, call.receiver());
    draft.changesCollections(false);
    return code == null ? null : new Receiver.Found(code, model.asType());
  }

  private boolean isStubbed(ShownField field) {
    ClassModel type = program.classes().find(field.type().rawName());
    return field.type() instanceof ClassType named
        && !named.name().startsWith("java.")
        && type != null
        && type.isInterface()
        && program.canName(type.name());
  }

  private String mock(ShownField field, List<ShownField> all) {
    String type = field.type().rawName();
    String name =
        draft.variable(
            TypeNames.raw(program, JavaType.of(type)),
            field.field().name(),
            CodeBlock.of("mock($T.class)", TypeNames.of(program, type)));
    boolean isOnly = all.stream().filter(each -> each.type().rawName().equals(type)).count() == 1;
    Map<String, List<RecordedCall>> byCall = new LinkedHashMap<>();
    for (RecordedCall child : context.children()) {
      if (program.hierarchy().isSubtype(child.className(), type)
          && (isOnly || isHeld(field, child))) {
        byCall
            .computeIfAbsent(CallContext.Same.text(child) + child.method(), k -> new ArrayList<>())
            .add(child);
      }
    }
    byCall.values().forEach(calls -> stub(name, (ClassType) field.type(), calls));
    return name;
  }

  /** Of several fields of one interface, the classes of their objects say which was called. */
  private boolean isHeld(ShownField field, RecordedCall child) {
    return context.call().receiver() instanceof Fields fields
        && fields.values().get(field.label()) instanceof Fields held
        && held.values().get(CapturedValue.TYPE) instanceof Text name
        && name.value().equals(child.className());
  }

  private void stub(String mock, ClassType type, List<RecordedCall> calls) {
    RecordedCall first = calls.get(0);
    MethodModel method = declared(type, first);
    if (method == null) {
      return; // The interface doesn't have it, so it wasn't called through the interface.
    }
    ClassModel owner = program.require(method.owner(), "");
    ClassType seen = program.hierarchy().supertype(type, method.owner());
    Map<String, JavaType> known = seen == null ? Map.of() : Hierarchy.known(owner, seen);
    if (!method.exceptions().isEmpty()) {
      draft.mayThrow();
    }
    CodeBlock arguments = arguments(method, first, known);
    CodeBlock target = CodeBlock.of("$L.$L($L)", mock, method.name(), arguments);
    if (method.isVoid()) {
      if (first.isFailed()) {
        draft.statement(
            "doThrow($L).when($L).$L($L)", thrown(method, first), mock, method.name(), arguments);
      }
      return;
    }
    CodeBlock.Builder stubbing = CodeBlock.builder().add("when($L)", target);
    for (RecordedCall each : calls) {
      if (each.isFailed()) {
        stubbing.add("$Z.thenThrow($L)", thrown(method, each));
      } else {
        CapturedValue output = each.output();
        JavaType result = method.result().with(known);
        stubbing.add(
            "$Z.thenReturn($L)",
            output == null
                ? CodeBlock.of("null")
                : values.of(output, result, Program.safe(first.method()) + " below the call"));
      }
    }
    draft.statement("$L", stubbing.build());
  }

  private @Nullable MethodModel declared(ClassType type, RecordedCall child) {
    ClassModel model = program.classes().find(type.name());
    if (model == null) {
      return null;
    }
    for (MethodModel method : Program.methods(model, child.method())) {
      if (method.parameters().size() == child.inputs().size() && !method.isStatic()) {
        return method;
      }
    }
    for (ClassType above : model.interfaces()) {
      MethodModel found = declared(above, child);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private CodeBlock arguments(MethodModel method, RecordedCall child, Map<String, JavaType> known) {
    List<CapturedValue> inputs = List.copyOf(child.inputs().values());
    List<CodeBlock> exact = new ArrayList<>();
    boolean isAny = false;
    for (int i = 0; i < inputs.size(); i++) {
      JavaType type = method.parameters().get(i).type().with(known);
      boolean isMatched = values.isEqualByContent(inputs.get(i), type);
      isAny |= !isMatched;
      String path = Program.safe(child.method()) + " below the call, argument " + (i + 1);
      exact.add(isMatched ? values.of(inputs.get(i), type, path) : CodeBlock.of("any()"));
    }
    if (isAny) {
      exact.replaceAll(
          each -> each.toString().equals("any()") ? each : CodeBlock.of("eq($L)", each));
    }
    return CodeBlock.join(exact, ",$W");
  }

  private CodeBlock thrown(MethodModel method, RecordedCall child) {
    String error = String.valueOf(child.error());
    ClassModel owner = program.require(child.className(), "");
    CodeScan code =
        Program.methods(owner, child.method()).stream()
            .findFirst()
            .map(each -> CodeScan.of(program.classes(), each))
            .orElse(new CodeScan(false, java.util.Set.of(), java.util.Set.of()));
    String type = new ExceptionTypes(program).find(ErrorText.type(error), method, code);
    ClassModel model = type == null ? null : program.classes().find(type);
    boolean takesMessage =
        model != null
            && program.canName(model.name())
            && Program.methods(model, "<init>").stream()
                .anyMatch(
                    each ->
                        each.descriptor().equals("(Ljava/lang/String;)V") && program.canCall(each));
    if (!takesMessage || model == null) {
      throw new Refusal(
              Refusal.Kind.UNSUPPORTED,
              Program.safe(child.method()) + " below the call",
              "the exception "
                  + Program.safe(ErrorText.type(error))
                  + " can't be made of a message",
              "")
          .asException();
    }
    return CodeBlock.of(
        "new $T($L)",
        TypeNames.of(program, model.name()),
        JavaLiteral.string(ErrorText.message(error)));
  }
}
