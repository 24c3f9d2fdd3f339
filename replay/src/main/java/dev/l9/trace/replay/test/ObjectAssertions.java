package dev.l9.trace.replay.test;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.Hierarchy.ShownField;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ArrayType;
import dev.l9.trace.replay.type.JavaType.ClassType;
import dev.l9.trace.replay.type.JavaType.Primitive;
import dev.l9.trace.replay.type.Program;
import dev.l9.trace.replay.value.Draft;
import dev.l9.trace.replay.value.Helper;
import dev.l9.trace.replay.value.JavaLiteral;
import dev.l9.trace.replay.value.TypeNames;
import java.util.List;
import java.util.Set;

/** Writes what a test asserts on an object: on its class, and on each of its fields. */
final class ObjectAssertions {

  /** Locks and the like, of which one is like any other. */
  private static final Set<String> NOT_COMPARED =
      Set.of(
          "java.lang.Object",
          "java.util.concurrent.locks.ReentrantLock",
          "java.util.concurrent.locks.ReentrantReadWriteLock");

  private final Draft draft;
  private final Program program;
  private final ResultAssertions all;

  ObjectAssertions(Draft draft, ResultAssertions all) {
    this.draft = draft;
    this.program = draft.program();
    this.all = all;
  }

  void on(CodeBlock expression, String name, Fields recorded, JavaType declared, String path) {
    ClassModel model = program.require(name, path);
    ClassType type = program.hierarchy().typeOf(model, declared);
    String variable = object(expression, model, type, declared, path);
    List<ShownField> fields = program.hierarchy().fields(type);
    if (fields.isEmpty() || recorded.values().size() == 1) {
      all.add("assertNotNull($L)", variable);
    }
    for (ShownField field : fields) {
      CapturedValue value = recorded.values().get(field.label());
      if (value != null && !isFresh(value)) {
        field(variable, model, field, value, path + "." + field.label(), fields);
      }
    }
  }

  private static boolean isFresh(CapturedValue value) {
    return value instanceof Text text && NOT_COMPARED.contains(text.value());
  }

  /**
   * A variable with the object, of whose class it is asserted what the declared type leaves open.
   */
  private String object(
      CodeBlock expression, ClassModel model, ClassType type, JavaType declared, String path) {
    String wanted = path.equals("result") ? "result" : path.substring(path.lastIndexOf('.') + 1);
    boolean isDeclared = declared instanceof ClassType named && named.name().equals(model.name());
    if (isDeclared) {
      return all.variable(
          expression, program.canName(type) ? type : declared, plain(wanted, model));
    } else if (program.canName(model.name())) {
      TypeName name = TypeNames.of(program, JavaType.of(model.name()));
      CodeBlock cast = CodeBlock.of("assertInstanceOf($T.class, $L)", name, expression);
      return draft.variable(name, plain(model.name(), model), cast);
    }
    String variable = all.variable(expression, declared, plain(wanted, model));
    all.add(
        "assertEquals($L, $L.getClass().getName())", JavaLiteral.string(model.name()), variable);
    return variable;
  }

  private static String plain(String wanted, ClassModel model) {
    String simple = model.name();
    simple = simple.substring(Math.max(simple.lastIndexOf('.'), simple.lastIndexOf('$')) + 1);
    return wanted.matches("[a-z]\\w{0,30}") ? wanted : simple;
  }

  private void field(
      String variable,
      ClassModel model,
      ShownField field,
      CapturedValue value,
      String path,
      List<ShownField> fields) {
    String getter = program.getter(field.field());
    if (getter != null && program.canName(model.name())) {
      all.on(CodeBlock.of("$L.$L()", variable, getter), value, field.type(), path);
      return;
    }
    draft.use(Helper.FIELD);
    long same =
        fields.stream().filter(each -> each.field().name().equals(field.field().name())).count();
    String key =
        same == 1 ? field.field().name() : field.field().owner() + "#" + field.field().name();
    CodeBlock read = CodeBlock.of("field($L, $L)", variable, JavaLiteral.string(key));
    JavaType type = field.type();
    boolean isCast =
        type instanceof ArrayType
            || value instanceof Items
            || value instanceof Fields
            || isWrapping(type);
    all.on(
        isCast && program.canNameRaw(type) ? cast(type, read) : read,
        value,
        seen(type, isCast),
        path);
  }

  /**
   * What is read by reflection is an object; its type decides the literal that it is compared with.
   */
  private static JavaType seen(JavaType type, boolean isCast) {
    boolean isTruth = type instanceof Primitive primitive && primitive.name().equals("boolean");
    return isTruth && !isCast ? JavaType.ClassType.OBJECT : type;
  }

  private static boolean isWrapping(JavaType type) {
    return type instanceof ClassType named
        && (named.name().equals("java.util.Optional")
            || named.name().startsWith("java.util.concurrent.atomic.")
            || named.name().equals("java.util.regex.Pattern")
            || named.name().equals("java.net.URL")
            || named.name().equals("java.lang.Boolean"));
  }

  private CodeBlock cast(JavaType type, CodeBlock read) {
    TypeName raw = TypeNames.raw(program, type);
    return CodeBlock.of("(($T) $L)", raw, read);
  }
}
