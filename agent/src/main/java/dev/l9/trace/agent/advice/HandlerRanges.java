package dev.l9.trace.agent.advice;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;

/** The parts of a method's code that one exception handler covers. */
final class HandlerRanges {

  private final List<Label> starts = new ArrayList<>();
  private final List<Label> ends = new ArrayList<>();

  /** Begins a range: the code that follows is covered. */
  void begin(MethodVisitor code) {
    starts.add(label(code));
  }

  /** Ends the range: the code that follows isn't covered. */
  void end(MethodVisitor code) {
    if (ends.size() < starts.size()) {
      ends.add(label(code));
    }
  }

  private static Label label(MethodVisitor code) {
    Label label = new Label();
    code.visitLabel(label);
    return label;
  }

  /** Whether any code is covered. */
  boolean coverCode() {
    for (int i = 0; i < ends.size(); i++) {
      if (!isEmpty(i)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Writes the entries of the exception table. Empty ranges are left out, since the JVM refuses
   * them.
   */
  void write(MethodVisitor code, Label handler, String type) {
    for (int i = 0; i < ends.size(); i++) {
      if (!isEmpty(i)) {
        code.visitTryCatchBlock(starts.get(i), ends.get(i), handler, type);
      }
    }
  }

  private boolean isEmpty(int range) {
    return starts.get(range).getOffset() == ends.get(range).getOffset();
  }
}
