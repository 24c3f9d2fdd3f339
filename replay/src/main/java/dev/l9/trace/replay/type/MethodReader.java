package dev.l9.trace.replay.type;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Reads a method of a class file. The names of its parameters are those that the agent shows: of
 * {@code MethodParameters}, or else of the debug information, or else {@code arg0} and so on.
 */
final class MethodReader extends MethodVisitor {

  private static final int HIDDEN = Opcodes.ACC_SYNTHETIC | Opcodes.ACC_MANDATED;

  private record Named(@Nullable String name, int access) {}

  private final String owner;
  private final int access;
  private final String name;
  private final String descriptor;
  private final @Nullable String signature;
  private final Map<String, JavaType> outer;
  private final List<String> exceptions = new ArrayList<>();
  private final List<Named> named = new ArrayList<>();
  private final Map<Integer, String> variables = new HashMap<>();

  MethodReader(
      String owner,
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      Map<String, JavaType> outer,
      String[] exceptions) {
    super(Opcodes.ASM9);
    this.owner = owner;
    this.access = access;
    this.name = name;
    this.descriptor = descriptor;
    this.signature = signature;
    this.outer = outer;
    for (String exception : exceptions) {
      this.exceptions.add(ClassFileReader.dotted(exception));
    }
  }

  @Override
  public void visitParameter(@Nullable String parameter, int flags) {
    named.add(new Named(parameter, flags));
  }

  @Override
  public void visitLocalVariable(
      String variable, String type, @Nullable String generic, Label start, Label end, int index) {
    variables.putIfAbsent(index, variable);
  }

  MethodModel model() {
    SignatureParser parser = new SignatureParser(signature == null ? descriptor : signature, outer);
    List<JavaType.Variable> typeParameters = parser.parameters();
    List<JavaType> types = new ArrayList<>();
    parser.skip(); // The opening parenthesis.
    while (!parser.isAt(')')) {
      types.add(parser.type());
    }
    parser.skip();
    return new MethodModel(
        owner,
        name,
        descriptor,
        access,
        typeParameters,
        parameters(types),
        parser.type(),
        hasOpenResult(),
        exceptions);
  }

  private boolean hasOpenResult() {
    String result = signature == null ? "" : signature.substring(signature.indexOf(')') + 1);
    return result.matches(".*<.*[*+-].*");
  }

  /** A signature has the types of the source's parameters, and a descriptor those of all. */
  private List<MethodModel.Parameter> parameters(List<JavaType> declared) {
    Type[] all = Type.getArgumentTypes(descriptor);
    List<MethodModel.Parameter> parameters = new ArrayList<>();
    int hidden = all.length - declared.size();
    int slot = (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0;
    for (int i = 0; i < all.length; i++) {
      Named given = named.size() == all.length ? named.get(i) : null;
      boolean isHidden = given == null ? i < hidden : (given.access & HIDDEN) != 0;
      if (!isHidden) {
        JavaType type =
            declared.size() == all.length
                ? declared.get(i)
                : declared.get(Math.min(parameters.size(), declared.size() - 1));
        String known = given == null ? variables.get(slot) : given.name;
        parameters.add(
            new MethodModel.Parameter(
                known == null ? "arg" + parameters.size() : known, type, slot));
      }
      slot += all[i].getSize();
    }
    return parameters;
  }
}
