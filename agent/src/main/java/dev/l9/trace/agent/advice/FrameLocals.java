package dev.l9.trace.agent.advice;

import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Lists local variables for stack map frames (JVMS 4.7.4). The token of the execution comes behind
 * the variables of the method.
 *
 * <p>The token takes the first slot that the method doesn't use. So no variable of the method
 * moves, and the debug information stays as it is. In return, frames must list the unused slots
 * before the token.
 */
final class FrameLocals {

  private static final String TOKEN_TYPE = "java/lang/Object";

  private FrameLocals() {}

  /** The variables on entry. */
  static Object[] onEntry(ScannedClass owner, ScannedMethod method) {
    List<Object> locals = new ArrayList<>();
    if (method.isConstructor()) {
      locals.add(Opcodes.UNINITIALIZED_THIS);
    } else if (!method.isStatic()) {
      locals.add(owner.internalName);
    }
    for (Type type : method.parameterTypes) {
      locals.add(frameType(type));
    }
    return locals.toArray();
  }

  /** These variables, the token in its slot, and then further ones. */
  static Object[] withToken(Object[] locals, int localCount, int tokenSlot, Object... more) {
    List<Object> extended = new ArrayList<>(Arrays.asList(locals).subList(0, localCount));
    int used = 0;
    for (Object local : extended) {
      used += local == Opcodes.LONG || local == Opcodes.DOUBLE ? 2 : 1;
    }
    extended.addAll(Collections.nCopies(tokenSlot - used, Opcodes.TOP));
    extended.add(TOKEN_TYPE);
    extended.addAll(Arrays.asList(more));
    return extended.toArray();
  }

  static Object frameType(Type type) {
    return switch (type.getSort()) {
      case Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT -> Opcodes.INTEGER;
      case Type.LONG -> Opcodes.LONG;
      case Type.FLOAT -> Opcodes.FLOAT;
      case Type.DOUBLE -> Opcodes.DOUBLE;
      default -> type.getInternalName();
    };
  }
}
