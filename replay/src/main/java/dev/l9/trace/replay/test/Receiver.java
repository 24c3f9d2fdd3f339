package dev.l9.trace.replay.test;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.ClassModel.Nesting;
import dev.l9.trace.replay.type.FieldModel;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ClassType;
import dev.l9.trace.replay.type.MethodModel;
import dev.l9.trace.replay.type.Program;
import dev.l9.trace.replay.value.Draft;
import dev.l9.trace.replay.value.TypeNames;
import dev.l9.trace.replay.value.ValueCode;
import org.jspecify.annotations.Nullable;

/** Writes the object on which a method is called. */
final class Receiver {

  /** The recorded object's class, which may be one that extends the method's. */
  record Found(CodeBlock code, ClassType type) {}

  private final Program program;
  private final Draft draft;
  private final ValueCode values;

  Receiver(Draft draft, ValueCode values) {
    this.draft = draft;
    this.program = draft.program();
    this.values = values;
  }

  /** The object; null if nothing says what it was, and somebody has to fill it in. */
  @Nullable Found of(RecordedCall call, ClassModel owner) {
    CapturedValue recorded = call.receiver();
    if (recorded == null) {
      return unrecorded(owner);
    }
    String name = owner.name();
    if (recorded instanceof Fields fields
        && fields.values().get(CapturedValue.TYPE) instanceof Text type) {
      name = type.value();
    }
    ClassModel model = program.require(name, "this");
    if (!program.hierarchy().isSubtype(name, owner.name())) {
      throw new Refusal(
              Refusal.Kind.NO_CLASS,
              "this",
              "the class " + Program.safe(name) + " is none of " + Program.safe(owner.name()),
              "name the classes that ran by --classes")
          .asException();
    }
    draft.changesCollections(true);
    CodeBlock code = values.of(recorded, declared(model, owner), "this");
    draft.changesCollections(false);
    return new Found(code, model.isEnum() ? JavaType.of(owner.name()) : model.asType());
  }

  /** A constant with a body, and an object of a hidden class, is taken for one of the method's. */
  private JavaType declared(ClassModel model, ClassModel owner) {
    boolean isNamed = program.canName(model.name()) && !model.isEnum();
    return isNamed ? model.asType() : owner.asType();
  }

  /** Whether its objects have fields, its own or those of a class that it extends. */
  static boolean hasState(Program program, ClassModel owner) {
    return !program.hierarchy().fields(owner.asType()).isEmpty()
        || program.hierarchy().hasFieldsOfJdk(owner.asType());
  }

  private @Nullable Found unrecorded(ClassModel owner) {
    if (owner.isAbstract() || owner.isEnum() || !program.canName(owner.name())) {
      return null;
    } else if (owner.nesting() instanceof Nesting.Member member && member.isInner()) {
      return null;
    }
    boolean hasState = hasState(program, owner);
    for (MethodModel constructor : Program.methods(owner, "<init>")) {
      if (constructor.parameters().isEmpty() && program.canCall(constructor)) {
        return found(
            owner, CodeBlock.of("new $T()", TypeNames.of(program, owner.name())), hasState);
      }
    }
    return shared(owner, hasState);
  }

  /** The object of a class that has one, or gives one to whoever asks. */
  private @Nullable Found shared(ClassModel owner, boolean hasState) {
    for (FieldModel field : owner.fields()) {
      boolean isOwn = field.isStatic() && field.type().rawName().equals(owner.name());
      if (isOwn && !field.isPrivate() && field.name().equals("INSTANCE")) {
        return found(
            owner, CodeBlock.of("$T.INSTANCE", TypeNames.of(program, owner.name())), hasState);
      }
    }
    for (MethodModel method : owner.methods()) {
      boolean isFactory =
          method.isStatic() && method.parameters().isEmpty() && !method.isSynthetic();
      if (isFactory
          && program.canCall(method)
          && method.typeParameters().isEmpty()
          && method.exceptions().isEmpty()
          && method.result().equals(JavaType.of(owner.name()))) {
        return found(
            owner,
            CodeBlock.of("$T.$L()", TypeNames.of(program, owner.name()), method.name()),
            hasState);
      }
    }
    return null;
  }

  private Found found(ClassModel owner, CodeBlock code, boolean hasState) {
    if (hasState) {
      draft.assume(
          "The object on which the method was called isn't recorded; a new one is taken"
              + " (capture.receiver records it).");
    }
    return new Found(code, JavaType.of(owner.name()));
  }

  /** Refuses what no test can call. */
  static void requireCallable(Program program, ClassModel owner, MethodModel method) {
    boolean isInner = owner.nesting() instanceof Nesting.Member member && member.isInner();
    if (method.isPrivate()) {
      throw refusal("the method " + Program.safe(method.name()) + " is private");
    } else if (!program.canName(owner.name())) {
      throw refusal("a test can't name the class " + Program.safe(owner.name()));
    } else if (!program.canCall(method) || method.isSynthetic()) {
      throw refusal("a test can't call the method " + Program.safe(method.name()));
    } else if (isInner && method.isConstructor()) {
      throw new Refusal(
              Refusal.Kind.INCOMPLETE,
              "this",
              "the object around it, an inner class's, isn't recorded",
              "")
          .asException();
    }
  }

  private static Refusal.Refused refusal(String reason) {
    return new Refusal(
            Refusal.Kind.NOT_ACCESSIBLE, "", reason, "replay a call of a method that calls it")
        .asException();
  }
}
