package dev.l9.trace.replay.value;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ArrayType;
import dev.l9.trace.replay.type.JavaType.ClassType;
import dev.l9.trace.replay.type.JavaType.Primitive;
import dev.l9.trace.replay.type.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes recorded values as Java. What a value is follows from the type with which it was declared,
 * and of objects from the class that is recorded; what neither decides is refused, or assumed and
 * said.
 */
public final class ValueCode {

  /** Types that say little of their values. */
  private static final Set<String> VAGUE =
      Set.of(
          "java.lang.Object",
          "java.lang.Comparable",
          "java.io.Serializable",
          "java.lang.CharSequence",
          "java.lang.constant.Constable",
          "java.lang.Number");

  private final Draft draft;
  private final Program program;
  private final ContainerCode containers;
  private final ObjectCode objects;
  private final NamedCode named;

  public ValueCode(Draft draft) {
    this.draft = draft;
    this.program = draft.program();
    this.containers = new ContainerCode(draft, this);
    this.objects = new ObjectCode(draft, this);
    this.named = new NamedCode(draft);
  }

  /**
   * An expression for a value.
   *
   * @param type the declared type
   * @param path where the value is, for people
   * @throws Refusal.Refused if it can't be rebuilt
   */
  public CodeBlock of(CapturedValue value, JavaType type, String path) {
    draft.count(path);
    if (value instanceof CapturedValue.Null) {
      return nothing(type, path);
    } else if (type instanceof Primitive || NumberCode.isWrapper(type.rawName())) {
      if (!(type instanceof ArrayType)) {
        return simple(value, type.rawName(), path);
      }
    }
    if (value instanceof Bool bool) {
      return bool(bool.value(), type, path);
    } else if (value instanceof Num number) {
      return number(number.value().toString(), type, path);
    } else if (value instanceof Text text) {
      return text(text, type, path);
    } else if (value instanceof Items items) {
      return containers.items(items.values(), type, path);
    }
    return fields((Fields) value, type, path);
  }

  private static CodeBlock nothing(JavaType type, String path) {
    if (type instanceof Primitive) {
      throw misfit(path, type.rawName());
    }
    return CodeBlock.of("null");
  }

  private CodeBlock bool(boolean value, JavaType type, String path) {
    String raw = type instanceof ArrayType ? "" : type.rawName();
    if (raw.equals("java.util.concurrent.atomic.AtomicBoolean")) {
      return CodeBlock.of("new $T($L)", java.util.concurrent.atomic.AtomicBoolean.class, value);
    }
    CodeBlock wrapped = containers.wrapped(new Bool(value), type, path);
    if (wrapped == null && !VAGUE.contains(raw)) {
      throw misfit(path, raw);
    }
    return wrapped != null ? wrapped : CodeBlock.of("$L", value);
  }

  /** A primitive value. */
  private CodeBlock simple(CapturedValue value, String type, String path) {
    CodeBlock code = null;
    String primitive = NumberCode.unboxed(type);
    if (value instanceof Bool bool && primitive.equals("boolean")) {
      code = CodeBlock.of("$L", bool.value());
    } else if (value instanceof Num number) {
      code = NumberCode.exactly(type, number.value().toString());
    } else if (value instanceof Text text) {
      boolean isCharacter = primitive.equals("char") && text.value().length() == 1;
      boolean isDecimal = primitive.equals("double") || primitive.equals("float");
      if (isCharacter) {
        code = CodeBlock.of("$L", JavaLiteral.character(text.value().charAt(0)));
      } else if (isDecimal && Set.of("NaN", "Infinity", "-Infinity").contains(text.value())) {
        code = NumberCode.of(type, text.value());
      } else {
        Marks.check(value, path);
      }
    }
    if (code == null) {
      throw misfit(path, type);
    }
    return code;
  }

  private CodeBlock number(String digits, JavaType type, String path) {
    String raw = type instanceof ArrayType ? "" : type.rawName();
    CodeBlock code = NumberCode.of(raw, digits);
    if (code == null) {
      code = containers.wrapped(new Num(new java.math.BigDecimal(digits)), type, path);
    }
    if (code != null) {
      return code;
    } else if (!VAGUE.contains(raw)) {
      throw misfit(path, type.rawName());
    }
    String guess = NumberCode.guess(digits);
    draft.assume(
        "It isn't recorded of which class the number "
            + element(path)
            + " is; "
            + guess.substring(guess.lastIndexOf('.') + 1)
            + " is assumed.");
    CodeBlock guessed = NumberCode.of(guess, digits);
    if (guessed == null) {
      throw misfit(path, type.rawName());
    }
    return guessed;
  }

  private CodeBlock text(Text text, JavaType type, String path) {
    String raw = type instanceof ArrayType ? "" : type.rawName();
    Marks.check(text, path);
    if (raw.equals("java.lang.String")) {
      return JavaLiteral.string(text.value());
    }
    CodeBlock code = TextCode.of(raw, text.value());
    if (code == null) {
      code = containers.wrapped(text, type, path);
    }
    if (code != null) {
      if (raw.equals("java.net.URL")) {
        draft.mayThrow();
      } else if (raw.equals("java.util.regex.Pattern")) {
        draft.assume("The flags of the pattern " + Program.safe(path) + " aren't recorded.");
      }
      return code;
    } else if (VAGUE.contains(raw)) {
      draft.assume(
          "It isn't recorded of which class the text " + element(path) + " is; String is assumed.");
      return JavaLiteral.string(text.value());
    }
    return named.of(text.value(), type, raw, path);
  }

  /** The path of a value; elements of a list share one, so that one sentence is said of all. */
  private static String element(String path) {
    return Program.safe(path.replaceAll("\\[\\d+]", "[]"));
  }

  private CodeBlock fields(Fields fields, JavaType type, String path) {
    Marks.check(fields, path);
    if (ContainerTypes.isMap(type)) {
      return containers.map(fields.values(), type, path);
    }
    CodeBlock wrapped = containers.wrapped(fields, type, path);
    if (wrapped != null) {
      return wrapped;
    }
    if (fields.values().get(CapturedValue.TYPE) instanceof Text name) {
      return objects.of(name.value(), fields.values(), type, path);
    }
    throw new Refusal(
            Refusal.Kind.TYPE_UNKNOWN,
            path,
            "it isn't recorded which kind of map this is, and of which class its keys are",
            "")
        .asException();
  }

  /** Elements, each as an expression. */
  List<CodeBlock> all(List<CapturedValue> values, JavaType type, String path) {
    List<CodeBlock> all = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      all.add(of(values.get(i), type, path + "[" + i + "]"));
    }
    return all;
  }

  /** The type without its type arguments, where the test may name it. */
  TypeName rawOrRefused(JavaType element, String path) {
    if (!program.canName(element.rawName())) {
      throw notNamed(element.rawName(), path);
    }
    return TypeNames.raw(program, element);
  }

  /** Whether an object that is made like this is equal to the recorded one only if it has all. */
  public boolean isEqualByContent(CapturedValue value, JavaType type) {
    return new Equality(program).isByContent(value, type);
  }

  static Refusal.Refused misfit(String path, String type) {
    return new Refusal(
            Refusal.Kind.NO_CLASS,
            path,
            "the value is none of " + Program.safe(type) + ", as the classes have it",
            "name the classes that ran by --classes")
        .asException();
  }

  static Refusal.Refused notNamed(String type, String path) {
    return new Refusal(
            Refusal.Kind.NOT_ACCESSIBLE,
            path,
            "a test can't name the class " + Program.safe(type),
            "")
        .asException();
  }

  /** The declared type where it is a class; {@code Object} else. */
  static ClassType classOf(@Nullable JavaType type) {
    return type instanceof ClassType named ? named : JavaType.ClassType.OBJECT;
  }
}
