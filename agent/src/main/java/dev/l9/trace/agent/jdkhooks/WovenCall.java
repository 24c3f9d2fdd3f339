package dev.l9.trace.agent.jdkhooks;

import dev.l9.trace.bootstrap.bridge.L9AsyncDispatcher;
import dev.l9.trace.bootstrap.bridge.L9ContextDispatcher;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A call of the bridge that is woven into a method of the JDK. Immutable.
 *
 * @param method the method's name, with its descriptor if other methods have the same name
 * @param place where in the method the call goes
 * @param anchor the method that is called, or the field that is set, at that place; empty if there
 *     is none
 * @param call the bridge's method
 * @param arguments the arguments of the call
 */
record WovenCall(String method, Place place, String anchor, String call, List<Argument> arguments) {

  /** Where a call goes. */
  enum Place {
    ENTRY,
    /** Before each return. */
    RETURN,
    BEFORE_CALL,
    AFTER_CALL,
    BEFORE_PUT
  }

  /** The bridge's method for results: a result for which an asynchronous method waits has come. */
  static final String COMPLETED = "completed";

  /** The bridge's method for results: a coroutine resumes, with the result for which it waited. */
  static final String RESUMES = "resumes";

  /** An argument of a call. */
  enum Argument {
    THIS("Ljava/lang/Object;", Opcodes.ALOAD, 0),
    FIRST("Ljava/lang/Object;", Opcodes.ALOAD, 1),
    SECOND("Ljava/lang/Object;", Opcodes.ALOAD, 2),
    /** The period, a parameter of {@code Timer.sched}. */
    PERIOD("J", Opcodes.LLOAD, 4),
    /** The value on top of the stack, which stays there. */
    TOP("Ljava/lang/Object;", Opcodes.DUP, 0),
    TOP_THREAD("Ljava/lang/Thread;", Opcodes.DUP, 0),
    TOP_BOOLEAN("Z", Opcodes.DUP, 0),
    THIS_THREAD("Ljava/lang/Thread;", Opcodes.ALOAD, 0),
    FIRST_THREAD("Ljava/lang/Thread;", Opcodes.ALOAD, 1),
    /** The first task of a timer's {@code TaskQueue}. */
    FIRST_QUEUED("Ljava/lang/Object;", Opcodes.AALOAD, 1),
    /** The variable of the object on which the anchor, here or before, is called. */
    TASK("Ljava/lang/Object;", Opcodes.ALOAD, -1);

    private static final String TASK_QUEUE = "java/util/TaskQueue";

    final String type;
    private final int opcode;
    private final int variable;

    Argument(String type, int opcode, int variable) {
      this.type = type;
      this.opcode = opcode;
      this.variable = variable;
    }

    void load(MethodVisitor code, int taskVariable) {
      if (opcode == Opcodes.DUP) {
        code.visitInsn(Opcodes.DUP);
      } else if (opcode == Opcodes.AALOAD) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, TASK_QUEUE, "queue", "[Ljava/util/TimerTask;");
        code.visitInsn(Opcodes.ICONST_0 + variable);
        code.visitInsn(Opcodes.AALOAD);
      } else {
        code.visitVarInsn(opcode, variable < 0 ? taskVariable : variable);
      }
    }
  }

  /** Whether the call belongs into this method. */
  boolean isFor(String name, String descriptor) {
    return method.startsWith(name)
        && (method.length() == name.length() || method.substring(name.length()).equals(descriptor));
  }

  /** The class of the bridge's method. */
  Class<?> bridge() {
    return call.equals(COMPLETED) || call.equals(RESUMES)
        ? L9AsyncDispatcher.class
        : L9ContextDispatcher.class;
  }

  /** The descriptor of the bridge's method. */
  String callDescriptor() {
    StringBuilder text = new StringBuilder("(");
    for (Argument argument : arguments) {
      text.append(argument.type);
    }
    return text.append(")V").toString();
  }
}
