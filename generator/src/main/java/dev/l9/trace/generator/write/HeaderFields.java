package dev.l9.trace.generator.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.contract.facts.FileFacts;
import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.ModuleKind;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.write.Obstacle.Kind;
import dev.l9.trace.model.CapturedValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the spec says of the headers of a module's files. Where it says what it said last, a header
 * keeps what somebody has made of a field. Immutable.
 */
final class HeaderFields {

  /** Which headers keep in any case. */
  private static final Set<String> KEPT =
      Set.of(MetaFields.COMPONENT_ID, MetaFields.CREATED_AT, MetaFields.CREATED_BY);

  private static final Set<String> FLAGS =
      Set.of(MetaFields.COMPLIANCE_REQUIRED, MetaFields.AUDIT_TRAIL);

  private final String module;
  private final String purpose;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Map<String, String> last;

  /**
   * The fields.
   *
   * @param metadata those of the spec, and when and by whom the module was created
   * @param last what the spec said last, as {@link #texts} gave it
   */
  HeaderFields(ModuleSpec spec, Map<String, List<String>> metadata, Map<String, String> last) {
    this.module = spec.identity().name();
    this.purpose = spec.identity().purpose();
    this.fields.putAll(metadata);
    this.fields.putIfAbsent(MetaFields.TYPE, List.of(type(spec.identity().kind())));
    this.last = Map.copyOf(last);
  }

  /** A value that the default contract allows. */
  private static String type(ModuleKind kind) {
    return switch (kind) {
      case SERVICE -> "service";
      case GOVERNANCE, EXECUTOR -> "engine";
      case ADAPTER -> "adapter";
    };
  }

  /** The fields as they are kept for the next run. */
  Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    fields.forEach(
        (name, values) -> texts.put(name, String.join("; ", values).replaceAll("\\R", " ")));
    return texts;
  }

  /** Whether the spec says something else than it said last. */
  boolean haveChanged() {
    return !texts().equals(last);
  }

  /** What the spec has to say of a file with this header. */
  Map<String, CapturedValue> of(GeneratedFile file, Metadata header) {
    Map<String, CapturedValue> said = new LinkedHashMap<>();
    fields.forEach(
        (name, values) -> {
          if (!header.has(name) || isNew(name)) {
            said.put(name, value(name, values));
          }
        });
    boolean isSaid = header.has(MetaFields.PURPOSE) || said.containsKey(MetaFields.PURPOSE);
    if (!isSaid && saysNoPurpose(file)) {
      said.put(MetaFields.PURPOSE, new CapturedValue.Text(purpose(file)));
    }
    return said;
  }

  private static boolean saysNoPurpose(GeneratedFile file) {
    byte[] content = file.text().getBytes(UTF_8);
    return file.role() == FileRole.DOCUMENT
        || FileFacts.of(file.path(), content).purpose().isEmpty();
  }

  private String purpose(GeneratedFile file) {
    return file.role() == FileRole.TEST ? "Tests what " + module + " promises." : purpose;
  }

  private boolean isNew(String name) {
    return !String.valueOf(texts().get(name)).equals(last.get(name));
  }

  private static CapturedValue value(String name, List<String> values) {
    if (values.size() != 1) {
      return new CapturedValue.Items(
          values.stream().map(value -> (CapturedValue) new CapturedValue.Text(value)).toList());
    }
    String only = values.get(0);
    boolean isFlag = FLAGS.contains(name) && (only.equals("true") || only.equals("false"));
    return isFlag
        ? new CapturedValue.Bool(Boolean.parseBoolean(only))
        : new CapturedValue.Text(only);
  }

  /** A field that the spec has changed, and somebody too, in the header of a file. */
  Optional<Obstacle> conflict(String path, Metadata header, int line) {
    for (Map.Entry<String, String> field : texts().entrySet()) {
      String name = field.getKey();
      String before = last.get(name);
      String now = header.text(name);
      boolean isConflict =
          before != null && isNew(name) && !KEPT.contains(name) && header.has(name);
      if (isConflict && !now.equals(before) && !now.equals(field.getValue())) {
        return Optional.of(
            new Obstacle(
                path,
                line,
                "you and the spec have changed the header's " + name,
                List.of(now),
                List.of(field.getValue()),
                "set it to what the spec says, or the spec to what the header says",
                Kind.REFUSAL));
      }
    }
    return Optional.empty();
  }
}
