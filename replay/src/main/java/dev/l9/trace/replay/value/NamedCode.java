package dev.l9.trace.replay.value;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.FieldModel;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ArrayType;
import dev.l9.trace.replay.type.Program;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes values of which only a name is recorded: constants, classes, and objects of the JDK. */
final class NamedCode {

  private static final Set<String> PRIMITIVES =
      Set.of("int", "long", "double", "float", "boolean", "byte", "short", "char");

  private final Draft draft;
  private final Program program;

  NamedCode(Draft draft) {
    this.draft = draft;
    this.program = draft.program();
  }

  CodeBlock of(String text, JavaType type, String raw, String path) {
    if (raw.equals("java.lang.Class")) {
      return classLiteral(text, path);
    }
    ClassModel model = type instanceof ArrayType ? null : program.classes().find(raw);
    if (model != null && model.isEnum()) {
      return constant(model, text, path);
    }
    CodeBlock fresh = ContainerTypes.fresh(text);
    if (fresh != null) {
      return fresh;
    } else if (raw.equals("java.time.Clock") && text.startsWith("java.time.Clock$")) {
      return clock(path);
    } else if (ContainerTypes.isSink(text)) {
      draft.assume("The " + text + " " + Program.safe(path) + " is taken to be new and empty.");
      return CodeBlock.of("new $T()", com.palantir.javapoet.ClassName.bestGuess(text));
    }
    CodeBlock constant = hidden(text, type, raw, path);
    if (constant != null) {
      return constant;
    } else if (program.classes().find(text) != null || text.contains("$") || text.equals(raw)) {
      throw Marks.opaque(path, "an object of " + Program.safe(text));
    }
    throw new Refusal(
            Refusal.Kind.TYPE_UNKNOWN,
            path,
            "it isn't recorded of which class this " + Program.safe(raw) + " is",
            "")
        .asException();
  }

  /** A clock tells nothing of its time. That of the call is the likeliest one. */
  private CodeBlock clock(String path) {
    draft.assume(
        "The time of the clock " + Program.safe(path) + " isn't recorded; the call's is assumed.");
    return CodeBlock.of(
        "$T.fixed($T.parse($L), $T.UTC)",
        Clock.class,
        Instant.class,
        JavaLiteral.string(draft.start().toString()),
        ZoneOffset.class);
  }

  /** A constant of an enum; refused where the enum, as it is now, has none of this name. */
  private CodeBlock constant(ClassModel model, String name, String path) {
    boolean exists =
        model.fields().stream()
            .filter(FieldModel::isEnumConstant)
            .anyMatch(field -> field.name().equals(name));
    if (!exists) {
      throw ValueCode.misfit(path, model.name());
    } else if (!program.canName(model.name())) {
      throw ValueCode.notNamed(model.name(), path);
    }
    return CodeBlock.of("$T.$L", TypeNames.of(program, model.name()), name);
  }

  /** A constant of an enum that is declared as an interface; null if none is known. */
  private @Nullable CodeBlock hidden(String name, JavaType type, String raw, String path) {
    ClassModel declared = program.classes().find(raw);
    if (declared == null || !declared.isInterface() || !program.canName(raw)) {
      return null;
    }
    List<Program.EnumConstant> found = program.constants(draft.home(), type, name);
    if (found.size() == 1) {
      Program.EnumConstant one = found.get(0);
      draft.assume(
          Program.safe(path)
              + " is taken for the constant of "
              + Program.safe(one.model().name())
              + ".");
      if (program.canName(one.model().name())) {
        return constant(one.model(), name, path);
      }
      draft.mayThrow();
      return CodeBlock.of(
          "($T) Class.forName($L).getEnumConstants()[$L]",
          TypeNames.of(program, JavaType.of(raw)),
          JavaLiteral.string(one.model().name()),
          one.ordinal());
    }
    boolean isNatural = raw.equals("java.util.Comparator") && name.equals("INSTANCE");
    if (found.isEmpty() && isNatural) {
      draft.assume(Program.safe(path) + " is taken for the natural order.");
      return CodeBlock.of("$T.naturalOrder()", java.util.Comparator.class);
    }
    return null;
  }

  private CodeBlock classLiteral(String name, String path) {
    String element = name.replace("[]", "");
    boolean isPrimitive = PRIMITIVES.contains(element) && name.matches("[a-z]+(\\[])*");
    if (isPrimitive || name.equals("void")) {
      return CodeBlock.of("$L.class", name);
    } else if (program.canName(element) && name.matches("[^\\[]+(\\[])+")) {
      String brackets = name.substring(element.length());
      return CodeBlock.of("$T$L.class", TypeNames.of(program, element), brackets);
    }
    if (!program.canName(name)) {
      throw ValueCode.notNamed(name, path);
    }
    return CodeBlock.of("$T.class", TypeNames.of(program, name));
  }
}
