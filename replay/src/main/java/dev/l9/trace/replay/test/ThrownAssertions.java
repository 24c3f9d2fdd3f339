package dev.l9.trace.replay.test;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.replay.call.CallContext;
import dev.l9.trace.replay.call.Differences;
import dev.l9.trace.replay.call.ErrorText;
import dev.l9.trace.replay.type.CodeScan;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.MethodModel;
import dev.l9.trace.replay.type.Program;
import dev.l9.trace.replay.value.Draft;
import dev.l9.trace.replay.value.JavaLiteral;
import dev.l9.trace.replay.value.TypeNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a test asserts on an exception: its class and its message. */
final class ThrownAssertions {

  private final Draft draft;
  private final Program program;

  ThrownAssertions(Draft draft) {
    this.draft = draft;
    this.program = draft.program();
  }

  /**
   * Writes the call and the assertions.
   *
   * @return what isn't compared
   */
  List<String> on(CodeBlock call, MethodModel method, CodeScan code, CallContext context) {
    String error = context.call().error();
    String simpleName = ErrorText.type(error == null ? "" : error);
    ExceptionTypes types = new ExceptionTypes(program);
    String type = types.find(simpleName, method, code);
    boolean isNamed = type != null && program.canName(type);
    if (isNamed) {
      draft.statement(
          "$1T thrown = assertThrowsExactly($1T.class,$W() -> $2L)",
          TypeNames.of(program, JavaType.of(type == null ? "" : type)),
          call);
    } else {
      draft.statement("Throwable thrown = assertThrows(Throwable.class, () -> $L)", call);
    }
    draft.blank();
    if (!isNamed) {
      draft.statement(
          simpleName.contains("$") // Of a class without a name, all behind the package is recorded.
              ? "assertTrue(thrown.getClass().getName().endsWith($L))"
              : "assertEquals($L, thrown.getClass().getSimpleName())",
          JavaLiteral.string(simpleName));
    }
    boolean isOwn = type != null && types.overridesMessage(type);
    return message(ErrorText.message(error == null ? "" : error), isOwn, context, type);
  }

  private List<String> message(
      String message, boolean isOverridden, CallContext context, @Nullable String type) {
    if (isOverridden) {
      draft.comment(
          "The message isn't compared: " + Program.safe(String.valueOf(type)) + " makes its own.");
      return List.of("message");
    }
    String shown = beforeMarks(message);
    String common = Differences.commonMessage(context, shown);
    if (common.equals(message) && !message.isEmpty()) {
      draft.statement("assertEquals($L,$Wthrown.getMessage())", JavaLiteral.string(message));
      return List.of();
    } else if (message.isEmpty()) {
      return List.of();
    }
    draft.comment(
        common.equals(shown)
            ? "The rest of the message is cut or secret."
            : "The rest of the message differs between the recorded runs.");
    if (!common.isEmpty()) {
      draft.statement("assertTrue(thrown.getMessage().startsWith($L))", JavaLiteral.string(common));
    }
    return List.of("message");
  }

  /** The message up to where something is cut or secret. */
  private static String beforeMarks(String message) {
    String shown = message;
    int secret = shown.indexOf("***");
    if (secret >= 0) {
      shown = shown.substring(0, secret);
    }
    int cut = shown.lastIndexOf(CapturedValue.CUT + " ");
    return cut >= 0 && shown.endsWith(" more") ? shown.substring(0, cut) : shown;
  }
}
