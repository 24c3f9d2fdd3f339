package dev.l9.trace.agent.scan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Follows the code of a method, from parameters into fields of its class, and from fields into its
 * result. What is secret in a field must not be shown on its way there or back.
 *
 * <p>It works statement by statement, and in doubt assumes too much rather than too little: what a
 * statement writes is assumed to contain everything that it reads. Branches and calls of other
 * methods of the class aren't followed.
 */
final class FieldFlow {

  private final ScannedClass owner;
  private final ScannedMethod method;
  private final int firstParameter;
  private final int endOfParameters;
  private final Set<Integer> parameters = new HashSet<>();
  private final Set<String> fields = new HashSet<>();
  private final Map<Integer, Set<Integer>> variables = new HashMap<>();

  /** The number of objects that an expression has made and that aren't initialised yet. */
  private int openNews;

  FieldFlow(ScannedClass owner, ScannedMethod method) {
    this.owner = owner;
    this.method = method;
    this.firstParameter = method.isStatic() ? 0 : 1;
    this.endOfParameters = method.slot(method.parameterTypes.length);
  }

  void variable(int opcode, int slot) {
    boolean isStore = opcode >= Opcodes.ISTORE;
    if (isStore) {
      variables.put(slot, Set.copyOf(parameters));
      endStatement();
      return;
    }
    if (slot >= firstParameter && slot < endOfParameters) {
      parameters.add(slot);
    }
    parameters.addAll(variables.getOrDefault(slot, Set.of()));
  }

  void field(int opcode, String fieldOwner, String name, String descriptor) {
    boolean isOwn = fieldOwner.equals(owner.internalName);
    if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) {
      for (int parameter : parameters) {
        if (isOwn) {
          method.storedIn.computeIfAbsent(parameter, slot -> new HashSet<>()).add(name);
        }
      }
      endStatement();
    } else if (isOwn && Type.getReturnType(method.descriptor).getDescriptor().equals(descriptor)) {
      fields.add(name);
    }
  }

  void instruction(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      method.returnedFields.addAll(fields);
    }
    if ((opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN)
        || opcode == Opcodes.POP
        || opcode == Opcodes.POP2
        || opcode == Opcodes.ATHROW) {
      endStatement();
    }
  }

  void jump(int opcode) {
    if (opcode != Opcodes.GOTO) { // A goto may be within an expression.
      endStatement();
    }
  }

  void type(int opcode) {
    openNews += opcode == Opcodes.NEW ? 1 : 0;
  }

  /**
   * A call without a result ends a statement, unless it initialises an object that an expression
   * makes.
   */
  void call(String name, String descriptor) {
    boolean initializesNew = name.equals("<init>") && openNews > 0;
    openNews -= initializesNew ? 1 : 0;
    if (!initializesNew && descriptor.endsWith(")V")) {
      endStatement();
    }
  }

  private void endStatement() {
    parameters.clear();
    fields.clear();
  }
}
