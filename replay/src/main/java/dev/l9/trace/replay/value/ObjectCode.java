package dev.l9.trace.replay.value;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.ClassModel.Nesting;
import dev.l9.trace.replay.type.ClassPath;
import dev.l9.trace.replay.type.FieldModel;
import dev.l9.trace.replay.type.Hierarchy;
import dev.l9.trace.replay.type.Hierarchy.ShownField;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ClassType;
import dev.l9.trace.replay.type.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Writes objects of the program: records by their constructor, others by a constructor that puts
 * its arguments into the fields as they were recorded, or by a builder; where there is none, by a
 * helper that sets the fields.
 */
final class ObjectCode {

  private final Draft draft;
  private final Program program;
  private final ValueCode values;

  ObjectCode(Draft draft, ValueCode values) {
    this.draft = draft;
    this.program = draft.program();
    this.values = values;
  }

  CodeBlock of(String name, Map<String, CapturedValue> recorded, JavaType declared, String path) {
    ClassModel model = program.require(name, path);
    refuseIncomplete(model, path);
    if (!(declared instanceof JavaType.ArrayType)
        && !program.hierarchy().isSubtype(name, declared.rawName())) {
      throw ValueCode.misfit(path, declared.rawName());
    }
    ClassType type = program.hierarchy().typeOf(model, declared);
    if (model.isRecord()) {
      return record(model, type, recorded, declared, path);
    }
    List<ShownField> fields = program.hierarchy().fields(type);
    requireFields(fields, recorded, model, path);
    if (program.canName(name)) {
      CodeBlock made =
          new ConstructorChoice(program)
              .of(model, type, fields, recorded)
              .map(choice -> constructed(model, type, choice, path))
              .orElse(null);
      if (made == null) {
        made = built(model, fields, recorded, path);
      }
      if (made != null) {
        return made;
      }
    }
    return set(model, fields, recorded, declared, path);
  }

  private void refuseIncomplete(ClassModel model, String path) {
    if (model.nesting() instanceof Nesting.Local) {
      throw incomplete(path, "a local class may hold variables that aren't recorded");
    } else if (program.usesOuter(model)) {
      throw incomplete(path, "the object around it, an inner class's, isn't recorded");
    }
    ClassType above = program.hierarchy().superclass(model.asType());
    while (above != null && !ClassPath.isJdk(above.name())) {
      above = program.hierarchy().superclass(above);
    }
    if (above != null && program.hierarchy().hasFieldsOfJdk(above)) {
      throw incomplete(path, "the fields of the class's superclass in the JDK aren't recorded");
    }
  }

  private static Refusal.Refused incomplete(String path, String reason) {
    return new Refusal(Refusal.Kind.INCOMPLETE, path, reason, "").asException();
  }

  private static void requireFields(
      List<ShownField> fields, Map<String, CapturedValue> recorded, ClassModel model, String path) {
    Set<String> labels = new TreeSet<>();
    fields.forEach(field -> labels.add(field.label()));
    Set<String> names = new TreeSet<>(recorded.keySet());
    names.remove(CapturedValue.TYPE);
    if (!labels.equals(names)) {
      throw new Refusal(
              Refusal.Kind.NO_CLASS,
              path,
              "the class " + Program.safe(model.name()) + " has other fields than were recorded",
              "name the classes that ran by --classes")
          .asException();
    }
  }

  // Records

  private CodeBlock record(
      ClassModel model,
      ClassType type,
      Map<String, CapturedValue> recorded,
      JavaType declared,
      String path) {
    Map<String, JavaType> known = Hierarchy.known(model, type);
    List<CodeBlock> arguments = new ArrayList<>();
    for (FieldModel component : model.components()) {
      CapturedValue value = recorded.get(component.name());
      if (value == null) {
        throw ValueCode.misfit(path, model.name());
      }
      JavaType componentType = component.type().with(known);
      arguments.add(values.of(value, componentType, path + "." + component.name()));
    }
    CodeBlock joined = CodeBlock.join(arguments, ",$W");
    if (program.canName(model.name())) {
      String form = model.typeParameters().isEmpty() ? "new $T($L)" : "new $T<>($L)";
      return CodeBlock.of(form, TypeNames.of(program, model.name()), joined);
    }
    draft.use(Helper.MAKE_RECORD);
    boolean isArray = model.components().size() == 1; // Else it would be taken for all of them.
    CodeBlock all = CodeBlock.of(isArray ? ",$W(Object) $L" : ",$W$L", joined);
    CodeBlock made =
        CodeBlock.of(
            "makeRecord($L$L)",
            JavaLiteral.string(model.name()),
            arguments.isEmpty() ? CodeBlock.of("") : all);
    return cast(declared, made);
  }

  // Constructors and builders

  private CodeBlock constructed(
      ClassModel model, ClassType type, ConstructorChoice.Choice choice, String path) {
    if (choice.isThrowing()) {
      draft.mayThrow();
    }
    List<CodeBlock> arguments = new ArrayList<>();
    for (ConstructorChoice.Argument argument : choice.arguments()) {
      CodeBlock code = values.of(argument.value(), argument.type(), path + "." + argument.field());
      boolean isNull = argument.value() instanceof CapturedValue.Null;
      arguments.add(isNull && isOverloaded(model, choice) ? typed(argument.type()) : code);
    }
    String form = model.typeParameters().isEmpty() ? "new $T($L)" : "new $T<>($L)";
    return CodeBlock.of(form, TypeNames.of(program, type.name()), CodeBlock.join(arguments, ",$W"));
  }

  private static boolean isOverloaded(ClassModel model, ConstructorChoice.Choice choice) {
    return Program.methods(model, "<init>").stream()
            .filter(each -> each.parameters().size() == choice.arguments().size())
            .count()
        > 1;
  }

  /** A null that says which constructor is meant. */
  private CodeBlock typed(JavaType type) {
    return CodeBlock.of("($T) null", TypeNames.raw(program, type));
  }

  private @Nullable CodeBlock built(
      ClassModel model, List<ShownField> fields, Map<String, CapturedValue> recorded, String path) {
    BuilderChoice builder = BuilderChoice.of(program, model, fields);
    if (builder == null) {
      return null;
    }
    CodeBlock.Builder chain =
        CodeBlock.builder().add("$T.$L()", TypeNames.of(program, model.name()), builder.start());
    for (ShownField field : fields) {
      CapturedValue value = recorded.get(field.label());
      if (value != null) {
        chain.add(
            "$Z.$L($L)",
            builder.setters().get(field.label()),
            values.of(value, field.type(), path + "." + field.label()));
      }
    }
    draft.assume(
        "The builder of "
            + Program.safe(model.name())
            + " is taken to set the fields of its names.");
    return chain.add("$Z.$L()", builder.end()).build();
  }

  // Fields, one by one

  private CodeBlock set(
      ClassModel model,
      List<ShownField> fields,
      Map<String, CapturedValue> recorded,
      JavaType declared,
      String path) {
    List<CodeBlock> parts = new ArrayList<>();
    boolean isNamed = program.canName(model.name());
    parts.add(
        isNamed
            ? CodeBlock.of("$T.class", TypeNames.of(program, model.name()))
            : CodeBlock.of("$T.forName($L)", Class.class, JavaLiteral.string(model.name())));
    boolean changes = draft.changesCollections();
    draft.changesCollections(true); // What a field holds is mostly changed later.
    for (ShownField field : fields) {
      CapturedValue value = recorded.get(field.label());
      if (value != null) {
        CodeBlock code = values.of(value, field.type(), path + "." + field.label());
        parts.add(CodeBlock.of("$L,$W$L", JavaLiteral.string(key(field, fields)), code));
      }
    }
    draft.changesCollections(changes);
    draft.use(Helper.MAKE);
    CodeBlock made = CodeBlock.of("make($L)", CodeBlock.join(parts, ",$W"));
    return isNamed ? made : cast(declared, made);
  }

  /** Of two fields of one name, the helper needs to know the class. */
  private static String key(ShownField field, List<ShownField> all) {
    long same =
        all.stream().filter(each -> each.field().name().equals(field.field().name())).count();
    String owner = field.field().owner();
    return same == 1 ? field.field().name() : owner + "#" + field.field().name();
  }

  private CodeBlock cast(JavaType declared, CodeBlock made) {
    boolean isNamed = declared instanceof ClassType named && program.canName(named.name());
    return isNamed ? CodeBlock.of("($T) $L", TypeNames.raw(program, declared), made) : made;
  }
}
