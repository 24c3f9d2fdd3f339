package dev.l9.trace.replay.test;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.MethodModel;
import dev.l9.trace.replay.type.Program;
import dev.l9.trace.replay.value.Draft;
import dev.l9.trace.replay.value.ValueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the method that was called. The record has its name and the names of its parameters;
 * overloads of which these are the same are told apart by which of them the values fit.
 */
final class MethodChoice {

  private final Program program;
  private final RecordedCall call;

  MethodChoice(Program program, RecordedCall call) {
    this.program = program;
    this.call = call;
  }

  /**
   * The method.
   *
   * @param isSure false if other overloads fit as well
   */
  record Found(ClassModel owner, MethodModel method, boolean isSure) {}

  Found find() {
    ClassModel owner = program.require(call.className(), "");
    if (!owner.language().equals("Java")) {
      throw refusal(
          Refusal.Kind.LANGUAGE,
          Program.safe(owner.name()) + " is written in " + owner.language(),
          "only calls of methods that are written in Java can be replayed");
    }
    List<MethodModel> named = Program.methods(owner, call.method());
    List<String> names = List.copyOf(call.inputs().keySet());
    List<MethodModel> candidates =
        named.stream().filter(each -> names(each).equals(names)).toList();
    if (candidates.isEmpty()) {
      throw none(named);
    }
    return candidates.size() == 1
        ? new Found(owner, candidates.get(0), true)
        : fitting(owner, candidates);
  }

  private Refusal.Refused none(List<MethodModel> named) {
    if (!named.isEmpty() && named.stream().allMatch(MethodModel::isPrivate)) {
      return refusal(
          Refusal.Kind.NOT_ACCESSIBLE,
          "the method " + Program.safe(call.method()) + " is private",
          "replay a call of a method that calls it");
    }
    if (call.inputs().isEmpty() && !named.isEmpty()) {
      return refusal(
          Refusal.Kind.NO_VALUES, "its inputs weren't captured", "look at captureInputs");
    }
    return refusal(
        Refusal.Kind.NO_CLASS,
        "no method " + Program.safe(call.methodId()) + " has the recorded parameters",
        "name the classes that ran by --classes");
  }

  private static List<String> names(MethodModel method) {
    return method.parameters().stream().map(MethodModel.Parameter::name).toList();
  }

  private Found fitting(ClassModel owner, List<MethodModel> candidates) {
    List<MethodModel> fitting = new ArrayList<>();
    Refusal.Refused last = null;
    for (MethodModel each : candidates) {
      try {
        tryOut(each);
        fitting.add(each);
      } catch (Refusal.Refused e) {
        last = e;
      }
    }
    if (fitting.isEmpty() && last != null) {
      throw last;
    }
    fitting.sort((a, b) -> Integer.compare(vagueness(a), vagueness(b)));
    return new Found(owner, fitting.get(0), fitting.size() == 1);
  }

  private void tryOut(MethodModel method) {
    ValueCode values = new ValueCode(new Draft(program));
    for (MethodModel.Parameter parameter : method.parameters()) {
      CapturedValue value = call.inputs().get(parameter.name());
      if (value != null) {
        values.of(value, parameter.type(), parameter.name());
      }
    }
    CapturedValue output = call.output();
    if (method.isVoid() ? output != null : output == null && !call.isFailed()) {
      throw refusal(Refusal.Kind.NO_CLASS, "the result is of another overload", "");
    } else if (output != null && method.result() instanceof JavaType.Primitive) {
      values.of(output, method.result(), "result");
    }
  }

  /** How little the types of the parameters say of values. */
  private int vagueness(MethodModel method) {
    int vagueness = 0;
    for (MethodModel.Parameter parameter : method.parameters()) {
      vagueness += parameter.type().hasVariable() ? 3 : WIDTHS.getOrDefault(raw(parameter), 1);
    }
    return vagueness;
  }

  private static @Nullable String raw(MethodModel.Parameter parameter) {
    return parameter.type() instanceof JavaType.ArrayType array
        ? array.element().rawName()
        : parameter.type().rawName();
  }

  private static final Map<String, Integer> WIDTHS =
      Map.of(
          "int",
          0,
          "double",
          0,
          "char",
          3, // A text of one character is a String more often.
          "java.lang.Object",
          4,
          "java.lang.CharSequence",
          2);

  private static Refusal.Refused refusal(Refusal.Kind kind, String reason, String remedy) {
    return new Refusal(kind, "", reason, remedy).asException();
  }
}
