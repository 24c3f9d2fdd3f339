package dev.l9.trace.generator.reading.source;

import static dev.l9.trace.contract.yaml.Shape.TEXT;
import static dev.l9.trace.generator.reading.source.Key.optional;
import static dev.l9.trace.generator.reading.source.Key.required;

import dev.l9.trace.contract.yaml.Shape;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a spec, and what each may have: what is read, what the schema for editors has, and
 * what docs/generator-spec.md describes.
 */
public final class SpecKeys {

  /** REQUIRED_SPEC_KEYS: what no spec does without. A missing part is reported by these. */
  public static final List<String> REQUIRED =
      List.of(
          "module.id",
          "module.name",
          "module.purpose",
          "module.repo.allowed_new_files",
          "module.interfaces.inbound",
          "module.error_policy",
          "module.acceptance.required");

  private static final Mapping MAPPING = new Mapping();
  private static final Shape TEXTS = new Shape.Items(TEXT);
  private static final Shape SOME_TEXTS = new Shape.Items(TEXT, true);

  /** The whole file. */
  public static final Shape.Keys ROOT =
      MAPPING.of(required("module", module(), "what the module is to be", "module:"));

  private SpecKeys() {}

  /** The keys of a mapping, with what is said of them. */
  public static List<Key> keys(Shape.Keys mapping) {
    return MAPPING.keys(mapping);
  }

  /** The key at the end of a path; items of lists on the way don't count. */
  static Optional<Key> key(List<String> path) {
    Shape shape = ROOT;
    Optional<Key> found = Optional.empty();
    for (String step : path) {
      while (shape instanceof Shape.Items items) {
        shape = items.each();
      }
      if (shape instanceof Shape.Keys mapping && !step.equals("[]")) {
        found = keys(mapping).stream().filter(key -> key.name().equals(step)).findFirst();
        shape = found.map(Key::shape).orElse(Shape.ANYTHING);
      }
    }
    return found;
  }

  private static Shape module() {
    return MAPPING.of(
        required(
            "id", SpecWords.ID, "names the module, and the ids that it makes", "id: order_intake"),
        required(
            "name",
            SpecWords.TYPE_NAME,
            "the beginning of the names of its types",
            "name: OrderIntake"),
        required("purpose", TEXT, "says what it is for, in a sentence", "purpose: Takes orders."),
        required(
            "kind",
            new Shape.Choice(List.of("service", "governance", "executor", "adapter"), false),
            "what its operations may do",
            "kind: service"),
        required(
            "package",
            SpecWords.PACKAGE,
            "the package of its types",
            "package: com.example.orders"),
        optional(
            "metadata",
            metadata(),
            "the fields of the headers of its files",
            "metadata: {domain: orders}"),
        required("repo", repo(), "the files that it may have, and reads", "repo:"),
        optional(
            "maven",
            maven(),
            "what its `pom.xml` says; without it, it has none",
            "maven: {group: com.example, artifact: order-intake, version: 1.0.0}"),
        optional(
            "assumes",
            assumes(),
            "what the repository is expected to say",
            "assumes: {idempotency: none}"),
        optional(
            "dependencies",
            new Shape.Items(SpecWords.QUALIFIED_NAME),
            "the types of the repository that it uses, by their full names",
            "dependencies: [com.example.tools.ToolRegistry]"),
        optional(
            "types",
            new Shape.Items(TypeKeys.type(MAPPING)),
            "the types that it declares",
            "types: [{record: OrderRequest, …}]"),
        required(
            "interfaces",
            InterfaceKeys.interfaces(MAPPING),
            "what is asked of it, and what it asks",
            "interfaces:"),
        required(
            "error_policy",
            InterfaceKeys.errorPolicy(MAPPING),
            "what happens where something fails",
            "error_policy: {on_internal: fail_closed}"),
        required(
            "acceptance",
            InterfaceKeys.acceptance(MAPPING),
            "what has to be proven",
            "acceptance:"));
  }

  private static Shape metadata() {
    return MAPPING.withOthers(
        Shape.FIELD_VALUE,
        optional(
            "created_at",
            SpecWords.INSTANT,
            "when the module was begun; without it, git's first commit of the spec says it",
            "created_at: \"2026-01-05T09:00:00Z\""),
        optional(
            "created_by",
            TEXT,
            "who began it; without it, git's first commit of the spec says it",
            "created_by: Orders team"));
  }

  private static Shape repo() {
    return MAPPING.of(
        required(
            "allowed_new_files",
            SOME_TEXTS,
            "the files that may be made, relative to the module's folder",
            "allowed_new_files: [README.md]"),
        optional(
            "reads", TEXTS, "the files that have to be there, and are read", "reads: [rules.md]"));
  }

  private static Shape maven() {
    return MAPPING.of(
        required("group", SpecWords.COORDINATE, "the group", "group: com.example"),
        required("artifact", SpecWords.COORDINATE, "the artifact", "artifact: order-intake"),
        required("version", SpecWords.VERSION, "the version", "version: 1.0.0"));
  }

  private static Shape assumes() {
    return MAPPING.of(
        optional(
            "tool_identity",
            new Shape.Choice(List.of("tool_id", "tool_name"), false),
            "the field by which tools are named",
            "tool_identity: tool_id"),
        optional(
            "idempotency",
            new Shape.Choice(List.of("substrate_lookup", "memory_cache", "both", "none"), false),
            "how the repository notices repeated calls",
            "idempotency: none"));
  }
}
