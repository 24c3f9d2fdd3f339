package dev.l9.trace.contract.inject;

import dev.l9.trace.contract.project.PathPatterns;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * A file, in YAML or JSON, that says the fields of files that are generated. Its key {@code
 * metadata} holds the fields of all of them; {@code files}, the fields of some, by the pattern of
 * their path. Immutable.
 */
public final class MetadataSpec {

  /** Says nothing. */
  public static final MetadataSpec NONE = new MetadataSpec(List.of());

  private static final String ALL = "metadata";
  private static final String SOME = "files";
  private static final int MOST_BYTES = 1 << 20;

  private final List<Part> parts;

  private record Part(Predicate<String> files, Map<String, CapturedValue> fields) {}

  private MetadataSpec(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads the file.
   *
   * @throws ToolFailure where it can't be used, with the reason
   */
  public static MetadataSpec read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new ToolFailure(file + " does not exist");
    }
    if (Files.size(file) > MOST_BYTES) {
      throw new ToolFailure(file + " is larger than a megabyte, so that it is no spec of metadata");
    }
    try {
      LoadSettings settings = LoadSettings.builder().setSchema(new CoreSchema()).build();
      return of(new Load(settings).loadFromString(Files.readString(file)));
    } catch (CharacterCodingException e) {
      throw new ToolFailure(file + " is no spec of metadata: it is not in UTF-8");
    } catch (YamlEngineException | IllegalArgumentException e) {
      throw new ToolFailure(file + " is no spec of metadata: " + e.getMessage());
    }
  }

  /**
   * What somebody else says who makes the files.
   *
   * @param files the fields by the path of the file, relative to the root of the project
   */
  public static MetadataSpec ofFiles(Map<String, Map<String, CapturedValue>> files) {
    List<Part> parts = new ArrayList<>();
    files.forEach((path, fields) -> parts.add(new Part(path::equals, Map.copyOf(fields))));
    return new MetadataSpec(parts);
  }

  private static MetadataSpec of(Object root) {
    Map<?, ?> map = map(root, "the file");
    List<Part> parts = new ArrayList<>();
    if (map.containsKey(ALL)) {
      parts.add(new Part(path -> true, fields(map.get(ALL), ALL)));
    }
    if (map.containsKey(SOME)) {
      map(map.get(SOME), SOME)
          .forEach(
              (pattern, fields) ->
                  parts.add(
                      new Part(
                          new PathPatterns(List.of(String.valueOf(pattern)))::matches,
                          fields(fields, String.valueOf(pattern)))));
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("it has neither the key metadata nor the key files");
    }
    return new MetadataSpec(parts);
  }

  private static Map<?, ?> map(Object value, String what) {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IllegalArgumentException(what + " holds no keys");
  }

  private static Map<String, CapturedValue> fields(Object value, String what) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    map(value, what)
        .forEach(
            (key, field) -> fields.put(String.valueOf(key), value(String.valueOf(key), field)));
    return fields;
  }

  private static CapturedValue value(String field, Object value) {
    if (value instanceof List<?> list) {
      return new CapturedValue.Items(list.stream().map(item -> single(field, item)).toList());
    }
    return single(field, value);
  }

  /** A header has fields, and no deeper structure. */
  private static CapturedValue single(String field, Object value) {
    if (value instanceof Boolean flag) {
      return new CapturedValue.Bool(flag);
    }
    if (value instanceof Map || value instanceof List) {
      throw new IllegalArgumentException(
          field + " holds a structure, and a field has one value or a list of values");
    }
    boolean isNumber = value instanceof Number number && Double.isFinite(number.doubleValue());
    if (isNumber) {
      return new CapturedValue.Num((Number) value);
    }
    return value == null ? CapturedValue.NULL : new CapturedValue.Text(String.valueOf(value));
  }

  /** What it says of a file; of two that match, the later one counts. */
  Map<String, CapturedValue> fields(String path) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    for (Part part : parts) {
      if (part.files.test(path)) {
        fields.putAll(part.fields);
      }
    }
    return fields;
  }
}
