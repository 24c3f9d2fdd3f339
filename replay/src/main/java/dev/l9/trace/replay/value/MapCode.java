package dev.l9.trace.replay.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ArrayType;
import dev.l9.trace.replay.type.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes maps. One of several entries is a variable, into which the entries are put in the recorded
 * order.
 */
final class MapCode {

  private final Draft draft;
  private final Program program;
  private final ValueCode values;

  MapCode(Draft draft, ValueCode values) {
    this.draft = draft;
    this.program = draft.program();
    this.values = values;
  }

  CodeBlock of(Map<String, CapturedValue> entries, JavaType type, String path) {
    String raw = type.rawName();
    boolean isVague = ContainerTypes.VAGUE_MAPS.contains(raw);
    boolean hasNull = entries.values().stream().anyMatch(CapturedValue.Null.class::isInstance);
    if (isVague
        && !draft.changesCollections()
        && entries.size() <= draft.mostUnordered()
        && !hasNull) {
      List<CodeBlock> one = new ArrayList<>();
      entries.forEach(
          (key, value) -> {
            one.add(key(key, type, path));
            one.add(values.of(value, type.argument(1), path + "." + key));
          });
      return CodeBlock.of("$T.of($L)", Map.class, CodeBlock.join(one, ",$W"));
    }
    String concrete =
        isVague ? "java.util.LinkedHashMap" : ContainerTypes.CLASSES.getOrDefault(raw, raw);
    draft.noteOrder(concrete, path);
    return CodeBlock.of("$L", put(entries, type, concrete, path));
  }

  private String put(
      Map<String, CapturedValue> entries, JavaType type, String concrete, String path) {
    List<CodeBlock> lines = new ArrayList<>();
    entries.forEach(
        (key, value) ->
            lines.add(
                CodeBlock.of(
                    "$L,$W$L",
                    key(key, type, path),
                    values.of(value, type.argument(1), path + "." + key))));
    CodeBlock arguments =
        concrete.equals("java.util.EnumMap")
            ? CodeBlock.of("$T.class", values.rawOrRefused(type.argument(0), path))
            : CodeBlock.of("");
    boolean isProperties = concrete.equals("java.util.Properties");
    String name =
        draft.variable(
            declared(type),
            wanted(path),
            CodeBlock.of(
                isProperties ? "new $T($L)" : "new $T<>($L)",
                ClassName.bestGuess(concrete),
                arguments));
    lines.forEach(line -> draft.statement("$L.put($L)", name, line));
    return name;
  }

  private TypeName declared(JavaType type) {
    TypeName raw = TypeNames.of(program, JavaType.of(type.rawName()));
    if (type.rawName().equals("java.util.Properties")) {
      return raw;
    }
    return ParameterizedTypeName.get(
        (ClassName) raw, argument(type.argument(0)), argument(type.argument(1)));
  }

  private TypeName argument(JavaType type) {
    return program.canName(type)
        ? TypeNames.of(program, type).box()
        : com.palantir.javapoet.ClassName.OBJECT;
  }

  private static String wanted(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]", "");
    return javax.lang.model.SourceVersion.isName(last) && last.length() < 40 ? last : "map";
  }

  CodeBlock key(String key, JavaType type, String path) {
    if (key.indexOf('\ufffd') >= 0) { // The agent writes it for half of a surrogate pair.
      throw new Refusal(
              Refusal.Kind.UNSUPPORTED, path, "a key has a character that may be another one", "")
          .asException();
    }
    if (type.rawName().equals("java.util.Properties")) {
      return JavaLiteral.string(key);
    }
    JavaType keyType = type.argument(0);
    String raw = keyType instanceof ArrayType ? "" : keyType.rawName();
    String where = path + " (a key)";
    CodeBlock number = NumberCode.of(raw, key);
    if (number != null) {
      return number;
    } else if (key.equals("null") && !raw.equals("java.lang.String")) {
      return CodeBlock.of("null");
    } else if (raw.equals("java.lang.Boolean")) {
      return CodeBlock.of("$L", Boolean.parseBoolean(key));
    }
    return values.of(new Text(key), keyType, where);
  }
}
