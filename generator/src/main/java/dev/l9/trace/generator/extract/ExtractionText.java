package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.extract.ExtractedType.Field;
import dev.l9.trace.generator.extract.ExtractedType.Kind;
import dev.l9.trace.generator.extract.ExtractedType.Method;
import dev.l9.trace.generator.extract.ExtractedType.Nullness;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * CONTRACT_EXTRACTIONS for people and for tools. The text is YAML; in it, fields are as Java
 * declares them, where the data have their parts.
 */
public final class ExtractionText {

  private static final String NONE = "none";

  private ExtractionText() {}

  /** The text, which ends with a line break. */
  public static String of(Extractions extractions) {
    return DataText.of(Map.of("CONTRACT_EXTRACTIONS", data(extractions, ExtractionText::declared)));
  }

  /** What the text says, as maps, lists, texts and numbers. */
  public static Map<String, Object> data(Extractions extractions) {
    return data(extractions, ExtractionText::field);
  }

  private static Map<String, Object> data(Extractions extractions, Function<Field, Object> field) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("models", extractions.types().stream().map(type -> model(type, field)).toList());
    data.put("tool_identity", extractions.toolIdentity().orElse(NONE));
    data.put("idempotency", extractions.idempotency().id());
    if (!extractions.changes().isEmpty()) {
      data.put(
          "contract_changes",
          extractions.changes().stream()
              .map(
                  change ->
                      ordered(
                          "assumed", change.assumed(),
                          "found", change.found(),
                          "adaptation", change.adaptation()))
              .toList());
    }
    return data;
  }

  private static Map<String, Object> model(ExtractedType type, Function<Field, Object> field) {
    Map<String, Object> model =
        ordered(
            "name", type.simpleName(),
            "import", type.qualifiedName(),
            "kind", type.kind().name().toLowerCase(Locale.ROOT),
            "file", type.file(),
            "line", type.line());
    if (type.kind() == Kind.ENUM) {
      model.put("constants", type.constants());
    }
    if (!type.fields().isEmpty()) {
      model.put("fields", type.fields().stream().map(field).toList());
    }
    if (!type.methods().isEmpty()) {
      model.put("methods", type.methods().stream().map(ExtractionText::method).toList());
    }
    return model;
  }

  private static Map<String, Object> field(Field field) {
    Map<String, Object> data = ordered("name", field.name(), "type", type(field.type()));
    if (field.nullness() != Nullness.NON_NULL) {
      data.put("null", field.isNullable() ? "allowed" : "unspecified");
    }
    return data;
  }

  private static String declared(Field field) {
    return (field.isNullable() ? "@Nullable " : "") + type(field.type()) + " " + field.name();
  }

  private static String method(Method method) {
    String parameters =
        method.parameters().stream()
            .map(parameter -> type(parameter.type()) + " " + parameter.name())
            .collect(Collectors.joining(", "));
    String thrown =
        method.thrown().stream().map(ExtractionText::type).collect(Collectors.joining(", "));
    return type(method.result())
        + " "
        + method.name()
        + "("
        + parameters
        + ")"
        + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  /** A type as Java has it; that {@code java.lang} is left out needs no words. */
  private static String type(TypeRef type) {
    boolean isArray = type.name().endsWith("[]");
    String name = isArray ? type.name().substring(0, type.name().indexOf("[]")) : type.name();
    String brackets = type.name().substring(name.length());
    String arguments =
        type.arguments().isEmpty()
            ? ""
            : type.arguments().stream()
                .map(ExtractionText::type)
                .collect(Collectors.joining(", ", "<", ">"));
    return name.replaceAll("\\bjava\\.lang\\.(?=\\w+$)", "") + arguments + brackets;
  }

  private static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
