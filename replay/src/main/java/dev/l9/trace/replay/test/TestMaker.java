package dev.l9.trace.replay.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.CallContext;
import dev.l9.trace.replay.call.Differences;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.ClassPath;
import dev.l9.trace.replay.type.CodeScan;
import dev.l9.trace.replay.type.Hierarchy;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ClassType;
import dev.l9.trace.replay.type.MethodModel;
import dev.l9.trace.replay.type.Program;
import dev.l9.trace.replay.value.Draft;
import dev.l9.trace.replay.value.TypeNames;
import dev.l9.trace.replay.value.ValueCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes the test of a call. */
public final class TestMaker {

  private static final Set<String> FUTURES =
      Set.of(
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.CompletionStage",
          "java.util.concurrent.Future");

  private final CallContext context;
  private final RecordedCall call;
  private final As as;
  private final boolean stubs;
  private final Program program;
  private final Draft draft;
  private final ValueCode values;
  private final List<String> gaps = new ArrayList<>();
  private List<String> masked = List.of();
  private boolean isOnNewObject;
  private Set<String> variables = Set.of();
  private @Nullable Function<String, CodeBlock> check;

  private TestMaker(ClassPath classes, CallContext context, As as, boolean stubs) {
    this.context = context;
    this.call = context.call();
    this.as = as;
    this.stubs = stubs;
    this.program = Program.of(classes, ClassModel.packageOf(call.className()));
    this.draft = new Draft(program);
    this.values = new ValueCode(draft);
  }

  /**
   * Makes a test.
   *
   * @param className the test's class; null for one that is made of the method's name
   * @param stubs whether calls that it made are stubbed
   * @throws Refusal.Refused if the call can't be rebuilt
   */
  public static ReplayTest make(
      ClassPath classes, CallContext context, As as, boolean stubs, @Nullable String className) {
    return new TestMaker(classes, context, as, stubs).make(className);
  }

  /**
   * Makes a test method that checks what comes out in a way of its own.
   *
   * @param name of the test method
   * @param check the statements, made of the variable that holds what came out
   * @throws Refusal.Refused if the call can't be rebuilt, or nothing is returned
   */
  public static CheckedCall checked(
      ClassPath classes, RecordedCall call, String name, Function<String, CodeBlock> check) {
    CallContext alone = CallContext.of(call, List.of(), List.of());
    TestMaker maker = new TestMaker(classes, alone, As.REGRESSION, false);
    maker.check = check;
    return maker.checked(name);
  }

  private CheckedCall checked(String name) {
    draft.mayThrow();
    writeCall();
    if (!gaps.isEmpty()) {
      throw new Refusal(
              Refusal.Kind.INCOMPLETE,
              "this",
              "the object on which the method was called isn't recorded",
              "run the program with capture.receiver of this method")
          .asException();
    }
    MethodSpec method =
        MethodSpec.methodBuilder(name)
            .addAnnotation(ClassName.get("org.junit.jupiter.api", "Test"))
            .addException(Exception.class)
            .addComment("Recorded as $L", Program.safe(call.traceId()))
            .addCode(draft.code())
            .build();
    return new CheckedCall(
        call.className(), method, draft.helpers(), isOnNewObject, variables, draft.assumptions());
  }

  private ReplayTest make(@Nullable String className) {
    writeCall();
    String name = className == null ? TestNames.ofClass(call) : className;
    String testMethod = TestNames.ofMethod(call, as);
    String source =
        new TestSource(program.packageName(), name, testMethod).write(call, draft, masked, gaps);
    return new ReplayTest(
        program.packageName(), name, testMethod, source, draft.assumptions(), masked, gaps);
  }

  private void writeCall() {
    MethodChoice.Found found = new MethodChoice(program, call).find();
    MethodModel method = found.method();
    Receiver.requireCallable(program, found.owner(), method);
    if (!found.isSure()) {
      draft.assume(
          "Several overloads take what was recorded; that with the descriptor "
              + descriptor(method)
              + " is assumed.");
    }
    draft.home(found.owner().name());
    draft.calledAt(call.startMicros());
    draft.reserve(simpleName(found.owner())); // A variable of this name would hide the class.
    CodeScan code = CodeScan.of(program.classes(), method);
    variables = code.variables();
    write(found.owner(), method, code);
  }

  private static String descriptor(MethodModel method) {
    return Program.safe(method.descriptor().replace('/', '.').replace(';', ' ').trim());
  }

  private static String simpleName(ClassModel model) {
    String name = model.name();
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  private void write(ClassModel owner, MethodModel method, CodeScan code) {
    if (!method.exceptions().isEmpty()) {
      draft.mayThrow();
    }
    CodeBlock receiver = CodeBlock.of("");
    Map<String, JavaType> known = new HashMap<>();
    if (method.isStatic()) {
      receiver = CodeBlock.of("$T", TypeNames.of(program, owner.name()));
    } else if (!method.isConstructor()) {
      receiver = receiver(owner, known);
    }
    CallCode callCode = new CallCode(draft, values, owner, method);
    boolean isFixed = String.valueOf(call.error()).startsWith("UnsupportedOperationException");
    draft.changesCollections(code.changesCollections() && !isFixed);
    CodeBlock arguments = callCode.arguments(call, known);
    draft.changesCollections(false);
    CodeBlock expression = callCode.call(receiver, arguments);
    if (!draft.isEmpty()) {
      draft.blank();
    }
    outcome(expression, method, method.result().with(known), code);
  }

  private CodeBlock receiver(ClassModel owner, Map<String, JavaType> known) {
    StubCode stub = new StubCode(draft, values, context);
    Receiver.Found found =
        stubs ? stub.receiver(owner) : new Receiver(draft, values).of(call, owner);
    if (found == null) {
      String gap = "TODO_the" + simpleName(owner).replaceAll("\\W", "") + "OfTheCall";
      gaps.add(
          "the object on which the method was called isn't recorded: put it in place of " + gap);
      return CodeBlock.of(
          "$L",
          draft.variable(
              TypeNames.raw(program, JavaType.of(owner.name())),
              simpleName(owner),
              CodeBlock.of("$L", gap)));
    }
    isOnNewObject = call.receiver() == null && Receiver.hasState(program, owner);
    ClassType seen = program.hierarchy().supertype(found.type(), owner.name());
    if (seen != null) {
      known.putAll(Hierarchy.known(owner, seen));
    }
    String type = program.canName(found.type().name()) ? found.type().name() : owner.name();
    return CodeBlock.of(
        "$L",
        draft.variable(TypeNames.raw(program, JavaType.of(type)), simpleName(owner), found.code()));
  }

  private void outcome(CodeBlock expression, MethodModel method, JavaType type, CodeScan code) {
    boolean isLater = FUTURES.contains(type.rawName());
    Function<String, CodeBlock> ownCheck = check;
    if (ownCheck != null) {
      checked(isLater ? later(expression) : expression, method, ownCheck);
    } else if (as == As.EXPECTATION) {
      draft.statement("assertDoesNotThrow(() -> $L)", isLater ? later(expression) : expression);
    } else if (call.isFailed()) {
      refuseLater(isLater);
      masked = new ThrownAssertions(draft).on(expression, method, code, context);
    } else if (method.isVoid() || method.isConstructor()) {
      draft.statement("assertDoesNotThrow(() -> $L)", expression);
    } else {
      boolean isOpen = method.hasOpenResult();
      returned(isLater ? later(expression) : expression, isLater ? type.argument(0) : type, isOpen);
    }
  }

  private void checked(
      CodeBlock expression, MethodModel method, Function<String, CodeBlock> ownCheck) {
    if (method.isVoid() || method.isConstructor()) {
      throw new Refusal(Refusal.Kind.UNSUPPORTED, "result", "nothing is returned", "")
          .asException();
    }
    String name = draft.name("result");
    draft.statement("Object $L = $L", name, expression);
    draft.add(ownCheck.apply(name));
  }

  private CodeBlock later(CodeBlock expression) {
    draft.mayThrow();
    return CodeBlock.of("$L.toCompletableFuture().get()", expression);
  }

  private static void refuseLater(boolean isLater) {
    if (isLater) {
      throw new Refusal(
              Refusal.Kind.UNSUPPORTED,
              "result",
              "the failure may have come later than the return",
              "")
          .asException();
    }
  }

  private void returned(CodeBlock expression, JavaType type, boolean isOpen) {
    CapturedValue output = call.output();
    if (output == null) {
      throw new Refusal(
              Refusal.Kind.NO_VALUES,
              "result",
              "the result wasn't captured",
              "look at captureOutput")
          .asException();
    }
    String name = draft.name("result");
    if (program.canName(type) && !isOpen) {
      draft.statement("$T $L = $L", TypeNames.of(program, type), name, expression);
    } else {
      draft.statement("var $L = $L", name, expression);
    }
    draft.blank();
    ResultAssertions assertions = new ResultAssertions(draft, values, Differences.of(context));
    assertions.on(CodeBlock.of("$L", name), output, type, "result");
    masked = assertions.masked();
  }
}
