package dev.l9.trace.replay.test;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ArrayType;
import dev.l9.trace.replay.type.JavaType.Primitive;
import dev.l9.trace.replay.type.Program;
import dev.l9.trace.replay.value.Draft;
import dev.l9.trace.replay.value.JavaLiteral;
import dev.l9.trace.replay.value.TypeNames;
import dev.l9.trace.replay.value.ValueCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes what a test asserts on a result: that it is equal to a value where {@code equals} compares
 * all that was recorded, and else on each of its parts.
 */
final class ResultAssertions {

  private static final int MOST = 150;
  private static final Set<String> TEXTS =
      Set.of("java.lang.CharSequence", "java.lang.StringBuilder", "java.lang.StringBuffer");

  private static final Set<String> ITERABLES =
      Set.of("java.util.Collection", "java.util.Queue", "java.util.Deque", "java.util.ArrayDeque");

  private final Draft draft;
  private final Program program;
  private final ValueCode values;
  private final ObjectAssertions objects;
  private final Set<String> differing;
  private final TreeSet<String> masked = new TreeSet<>();
  private int assertions;

  /**
   * @param differing the paths of what differs between recorded runs
   */
  ResultAssertions(Draft draft, ValueCode values, Set<String> differing) {
    this.draft = draft;
    this.program = draft.program();
    this.values = values;
    this.differing = differing;
    this.objects = new ObjectAssertions(draft, this);
  }

  /** The paths that aren't compared. */
  List<String> masked() {
    return List.copyOf(masked);
  }

  /** Whether nothing but the masks was written. */
  boolean isEmpty() {
    return assertions == 0;
  }

  void on(CodeBlock expression, CapturedValue value, JavaType type, String path) {
    if (differing.contains(path)) {
      mask(expression, value, type, path);
      return;
    }
    boolean isTop = path.equals("result");
    boolean isWhole = differing.stream().noneMatch(each -> each.startsWith(path));
    if (value instanceof CapturedValue.Null) {
      add("assertNull($L)", expression);
    } else if (value instanceof Bool bool && isTruth(type)) {
      add(bool.value() ? "assertTrue($L)" : "assertFalse($L)", expression);
    } else if (value instanceof Text text && TEXTS.contains(raw(type))) {
      values.of(value, JavaType.of("java.lang.String"), path); // Refuses marks.
      add("assertEquals($L, $L.toString())", JavaLiteral.string(text.value()), expression);
    } else if (isWhole && values.isEqualByContent(value, type) && !(isTop && isObject(value))) {
      add("assertEquals($L,$W$L)", expected(value, type, path), expression);
    } else {
      parts(expression, value, type, path);
    }
  }

  private static boolean isTruth(JavaType type) {
    return raw(type).equals("boolean") || raw(type).equals("java.lang.Boolean");
  }

  private static boolean isObject(CapturedValue value) {
    return value instanceof Fields fields && fields.values().containsKey(CapturedValue.TYPE);
  }

  private static String raw(JavaType type) {
    return type instanceof ArrayType ? "" : type.rawName();
  }

  private CodeBlock expected(CapturedValue value, JavaType type, String path) {
    draft.changesCollections(false);
    draft.comparesOnly(true);
    CodeBlock code = values.of(value, type, path);
    draft.comparesOnly(false);
    return code;
  }

  void add(String format, Object... arguments) {
    if (++assertions > MOST) {
      throw new Refusal(
              Refusal.Kind.TOO_LARGE,
              "result",
              "the result has more than " + MOST + " parts to compare",
              "")
          .asException();
    }
    draft.statement(format, arguments);
  }

  private void mask(CodeBlock expression, CapturedValue value, JavaType type, String path) {
    masked.add(path);
    draft.comment(Program.safe(path) + " differs between the recorded runs");
    if (!(type instanceof Primitive) && !(value instanceof CapturedValue.Null)) {
      draft.statement("assertNotNull($L)", expression);
    }
  }

  private void parts(CodeBlock expression, CapturedValue value, JavaType type, String path) {
    String raw = raw(type);
    if (type instanceof ArrayType array && value instanceof Items items) {
      array(expression, items, array, path);
    } else if (raw.equals("java.util.Optional")) {
      on(CodeBlock.of("$L.orElseThrow()", expression), value, type.argument(0), path);
    } else if (raw.equals("java.util.regex.Pattern") && value instanceof Text text) {
      add("assertEquals($L, $L.pattern())", JavaLiteral.string(text.value()), expression);
    } else if (raw.equals("java.net.URL") && value instanceof Text address) {
      values.of(value, type, path);
      CodeBlock expected = JavaLiteral.string(address.value());
      add("assertEquals($L, $L.toExternalForm())", expected, expression);
    } else if (raw.startsWith("java.util.concurrent.atomic.Atomic")) {
      JavaType inner = atomic(raw, type);
      on(CodeBlock.of("$L.get()", expression), value, inner, path);
    } else if (value instanceof Items items) {
      items(expression, items, type, path);
    } else if (value instanceof Fields fields) {
      fields(expression, fields, type, path);
    } else {
      // The value can't be compared: this refuses it, and says why.
      add("assertEquals($L,$W$L)", expected(value, type, path), expression);
    }
  }

  private static JavaType atomic(String raw, JavaType type) {
    return switch (raw.substring("java.util.concurrent.atomic.Atomic".length())) {
      case "Integer" -> new Primitive("int");
      case "Long" -> new Primitive("long");
      case "Boolean" -> new Primitive("boolean");
      default -> type.argument(0);
    };
  }

  private void array(CodeBlock expression, Items items, ArrayType type, String path) {
    boolean isWhole = differing.stream().noneMatch(each -> each.startsWith(path));
    if (isWhole && isComparable(items, type)) {
      add("assertArrayEquals($L,$W$L)", expected(items, type, path), expression);
      return;
    }
    String name = variable(expression, type, "array");
    add("assertEquals($L, $L.length)", items.values().size(), name);
    for (int i = 0; i < items.values().size(); i++) {
      CodeBlock element = CodeBlock.of("$L[$L]", name, i);
      on(element, items.values().get(i), type.element(), path + "[" + i + "]");
    }
  }

  private boolean isComparable(Items items, ArrayType type) {
    return items.values().stream()
        .allMatch(
            item ->
                (type.element() instanceof ArrayType inner && item instanceof Items nested)
                    ? isComparable(nested, inner)
                    : values.isEqualByContent(item, type.element()));
  }

  /** A variable for an expression of which several parts are compared. */
  String variable(CodeBlock expression, JavaType type, String wanted) {
    if (expression.toString().matches("\\w+")) {
      return expression.toString();
    }
    boolean isNamed = program.canName(type);
    if (!isNamed) {
      String name = draft.name(wanted);
      draft.statement("var $L = $L", name, expression);
      return name;
    }
    TypeName declared = TypeNames.of(program, type);
    return draft.variable(declared, wanted, expression);
  }

  private void items(CodeBlock expression, Items items, JavaType type, String path) {
    String raw = raw(type);
    JavaType element = type.argument(0);
    if (ITERABLES.contains(raw) || program.hierarchy().isSubtype(raw, "java.util.Set")) {
      JavaType list = new JavaType.ClassType("java.util.List", List.of(element));
      CodeBlock copy = CodeBlock.of("new $T<>($L)", ArrayList.class, expression);
      boolean isNamed = program.canName(element);
      String name =
          isNamed
              ? draft.variable(TypeNames.of(program, list), "elements", copy)
              : variable(
                  CodeBlock.of("new $T<Object>($L)", ArrayList.class, expression),
                  list,
                  "elements");
      on(CodeBlock.of("$L", name), items, list, path);
    } else if (program.hierarchy().isSubtype(raw, "java.util.List")) {
      String name = variable(expression, type, "list");
      add("assertEquals($L, $L.size())", items.values().size(), name);
      for (int i = 0; i < items.values().size(); i++) {
        on(
            CodeBlock.of("$L.get($L)", name, i),
            items.values().get(i),
            element,
            path + "[" + i + "]");
      }
    } else {
      expected(items, type, path); // Refuses, mostly.
      throw new Refusal(
              Refusal.Kind.UNSUPPORTED,
              path,
              "the result is a " + Program.safe(raw) + ", which can't be compared",
              "")
          .asException();
    }
  }

  private void fields(CodeBlock expression, Fields fields, JavaType type, String path) {
    if (program.hierarchy().isSubtype(raw(type), "java.util.Map")) {
      throw new Refusal(
              Refusal.Kind.UNSUPPORTED,
              path,
              "the result is a map of values that can't be compared",
              "")
          .asException();
    }
    if (fields.values().get(CapturedValue.TYPE) instanceof Text name) {
      if (fields.values().containsKey(CapturedValue.CUT)) {
        expected(fields, type, path); // Refuses.
      }
      objects.on(expression, name.value(), fields, type, path);
      return;
    }
    expected(fields, type, path); // Refuses.
  }
}
