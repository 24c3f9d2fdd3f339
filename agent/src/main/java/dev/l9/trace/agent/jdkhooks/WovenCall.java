package dev.l9.trace.agent.jdkhooks;

import dev.l9.trace.bootstrap.bridge.L9AsyncDispatcher;
import dev.l9.trace.bootstrap.bridge.L9ContextDispatcher;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A call of the bridge to be woven into a method of the JDK.
 *
 * @param method the method's name; with its descriptor where others have the same name
 * @param place where in the method
 * @param anchor the method called, or field set, at that place; empty where there is none
 * @param call the bridge's method
 * @param arguments what it gets
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

  /** Of results: what an asynchronous method waits for has come. */
  static final String COMPLETED = "completed";

  /** Of results: a coroutine goes on, with what it waited for. */
  static final String RESUMES = "resumes";

  /** What a call gets. */
  enum Argument {
    THIS("Ljava/lang/Object;", Opcodes.ALOAD, 0),
    FIRST("Ljava/lang/Object;", Opcodes.ALOAD, 1),
    SECOND("Ljava/lang/Object;", Opcodes.ALOAD, 2),
    /** Of {@code Timer.sched}. */
    PERIOD("J", Opcodes.LLOAD, 4),
    /** What lies on top of the stack, and stays there. */
    TOP("Ljava/lang/Object;", Opcodes.DUP, 0),
    TOP_THREAD("Ljava/lang/Thread;", Opcodes.DUP, 0),
    TOP_BOOLEAN("Z", Opcodes.DUP, 0),
    THIS_THREAD("Ljava/lang/Thread;", Opcodes.ALOAD, 0),
    FIRST_THREAD("Ljava/lang/Thread;", Opcodes.ALOAD, 1),
    /** The first task of a timer's {@code TaskQueue}. */
    FIRST_QUEUED("Ljava/lang/Object;", Opcodes.AALOAD, 1),
    /** The variable that held what the anchor here or before was called on. */
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

  /** Whether it belongs into this method. */
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
