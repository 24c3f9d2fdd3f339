package dev.l9.trace.cli.jvm;

import dev.l9.trace.tools.doctor.BlockAnswer;
import dev.l9.trace.tools.doctor.DoctorAnswer;
import dev.l9.trace.tools.doctor.MethodAnswer;
import dev.l9.trace.tools.doctor.MethodRecord;
import dev.l9.trace.tools.doctor.MethodRecord.Capture;
import dev.l9.trace.tools.doctor.MethodRecord.Executions;
import dev.l9.trace.tools.doctor.NoMethods;
import java.util.ArrayList;
import java.util.List;

/** Puts the doctor's answers into words. */
final class DoctorText {

  private static final String RESULT = "the result";

  private DoctorText() {}

  /** The lines for an answer: a class once, and below it its methods. */
  static List<String> lines(DoctorAnswer answer) {
    List<String> lines = new ArrayList<>();
    String className = "";
    for (MethodAnswer method : answer.methods()) {
      String ofMethod = method.method().name().className();
      if (!ofMethod.equals(className)) {
        className = ofMethod;
        lines.add(className);
      }
      addMethod(lines, method, answer.hasTrace());
    }
    NoMethods noMethods = answer.noMethods();
    if (noMethods != null) {
      lines.add(answer.asked() + ": " + whyNone(noMethods));
    }
    return lines;
  }

  private static String whyNone(NoMethods why) {
    return switch (why.cause()) {
      case CLASS_LEFT_OUT -> "nothing of it is traced: " + why.reason();
      case NO_SUCH_METHOD -> "its class has no such method";
      case NOTHING_MARKED -> "not traced: it was loaded, and nothing in it is marked or included";
      case NOT_LOADED -> "no class of that name was loaded in this run";
    };
  }

  private static void addMethod(List<String> lines, MethodAnswer answer, boolean hasTrace) {
    MethodRecord method = answer.method();
    String types = String.join(", ", method.name().parameterTypes());
    String signature = "  " + method.name().method() + "(" + types + ")";
    if (!method.isTraced()) {
      lines.add(signature + " is not traced: " + method.reason());
      return;
    }
    lines.add(signature + " is traced: " + method.reason());
    lines.add("    captured: " + captured(method.capture()));
    lines.add("    executions: " + executions(method.executions(), hasTrace));
    lines.add("    " + block(answer.block()));
  }

  private static String captured(Capture capture) {
    List<String> shown = new ArrayList<>(capture.shown());
    List<String> redacted = new ArrayList<>(capture.redacted());
    switch (capture.result()) {
      case CAPTURED -> shown.add(RESULT);
      case REDACTED -> redacted.add(RESULT);
      case NONE -> {}
    }
    String text = shown.isEmpty() ? "nothing" : String.join(", ", shown);
    return redacted.isEmpty() ? text : text + "; shown as ***: " + String.join(", ", redacted);
  }

  private static String executions(Executions counts, boolean hasTrace) {
    List<String> parts = new ArrayList<>();
    add(parts, counts.events(), hasTrace ? "in the trace" : "seen, without events: trace=none");
    add(parts, counts.errors(), "of them ended with an error");
    add(parts, counts.byRate(), "left out by the option rate");
    add(parts, counts.bySample(), "left out by the option sample");
    add(parts, counts.dropped(), "dropped, since the writer could not keep up");
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }

  private static void add(List<String> parts, long count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }

  private static String block(BlockAnswer block) {
    String none = "no block: ";
    return switch (block.state()) {
      case WRITTEN -> "block: in " + block.file();
      case NOT_WRITTEN -> none + (block.file() + " " + block.reason()).strip();
      case NO_SOURCE -> none + "it is marked updateSource=false, or its class file names no source";
      case UPDATE_OFF -> none + "update=" + block.reason();
      case NOT_RUN -> none + block.file() + " would have it, but nothing of it ran";
    };
  }
}
