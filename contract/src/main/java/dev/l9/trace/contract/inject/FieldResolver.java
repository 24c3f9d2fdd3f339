package dev.l9.trace.contract.inject;

import dev.l9.trace.contract.facts.FileFacts;
import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.rule.Placeholders;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.model.CapturedValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds the values of a file's fields. The first of these that has a value decides: what the file
 * keeps when it is generated anew; the spec; the contract; the header that the file has; the file
 * itself; git; and what holds where nobody says anything else. Not thread-safe.
 */
final class FieldResolver {

  /** What the specification of the format has in its templates. */
  private static final Map<String, CapturedValue> USUAL =
      Map.of(
          MetaFields.MODULE_VERSION,
          text("1.0.0"),
          MetaFields.STATUS,
          text("active"),
          MetaFields.COMPLIANCE_REQUIRED,
          new CapturedValue.Bool(true),
          MetaFields.AUDIT_TRAIL,
          new CapturedValue.Bool(true));

  private final Contract contract;
  private final String path;
  private final Metadata old;
  private final Metadata oldFooter;
  private final Map<String, CapturedValue> spec;
  private final Map<String, CapturedValue> given;
  private final FileFacts facts;
  private final Supplier<Origin> origin;
  private final List<String> called;

  /**
   * @param code the file without its three sections
   * @param origin is asked only if nobody else says when and by whom the file was created, since
   *     that may need all of git's history
   * @param called the types that the file's methods called when it ran
   */
  FieldResolver(
      GovernedProject project,
      String path,
      MetaFile file,
      byte[] code,
      MetadataSpec spec,
      Supplier<Origin> origin,
      List<String> called) {
    this.contract = project.contract();
    this.path = path;
    this.old = file.header().data();
    this.oldFooter = file.footer().data();
    this.spec = spec.fields(path);
    this.given = project.given(path);
    this.facts = FileFacts.of(path, code);
    this.origin = origin;
    this.called = called;
  }

  private static CapturedValue text(String text) {
    return new CapturedValue.Text(text);
  }

  /** The value of a field; null if nobody says it. */
  @Nullable CapturedValue value(String field) {
    if (isPreserved(field)) {
      return old.fields().get(field);
    }
    CapturedValue said = spec.getOrDefault(field, given.get(field));
    if (said != null) {
      return said;
    }
    if (field.equals(MetaFields.DEPENDENCIES)) {
      return dependencies();
    }
    return isUsable(field) ? old.fields().get(field) : found(field);
  }

  /** Whether the file keeps the value that it has. */
  boolean isPreserved(String field) {
    return contract.fields().preserved().contains(field) && isUsable(field);
  }

  /** What the spec says of a field; empty if it says nothing. */
  String specified(String field) {
    return new Metadata(spec).text(field);
  }

  /** Whether the header that the file has says something of the field that may stay. */
  private boolean isUsable(String field) {
    List<String> allowed = contract.fields().allowed().get(field);
    return old.has(field)
        && !Placeholders.isOne(old.text(field), contract.checks().disallowed())
        && (allowed == null || allowed.contains(old.text(field)));
  }

  private @Nullable CapturedValue found(String field) {
    return switch (field) {
      case MetaFields.COMPONENT_NAME -> text(facts.name());
      case MetaFields.PURPOSE -> facts.purpose().isEmpty() ? null : text(facts.purpose());
      case MetaFields.CREATED_AT -> origin.get().at().isEmpty() ? null : text(origin.get().at());
      case MetaFields.CREATED_BY -> origin.get().by().isEmpty() ? null : text(origin.get().by());
      default -> USUAL.get(field);
    };
  }

  /**
   * What the file imports and what it was seen to call. Of the earlier ones, those stay that can't
   * be imports, such as the name of a service; an import that is gone would be a lie.
   */
  private CapturedValue dependencies() {
    TreeSet<String> all = new TreeSet<>(facts.dependencies());
    for (String type : called) {
      if (all.stream().noneMatch(name -> name.endsWith("." + type))) {
        all.add(type);
      }
    }
    if (old.fields().get(MetaFields.DEPENDENCIES) instanceof CapturedValue.Items items) {
      for (CapturedValue item : items.values()) {
        if (item instanceof CapturedValue.Text name && isNoImport(name.value())) {
          all.add(name.value());
        }
      }
    }
    return new CapturedValue.Items(all.stream().map(FieldResolver::text).toList());
  }

  private boolean isNoImport(String name) {
    return facts.dependencies().isEmpty()
        || (name.indexOf('.') < 0 && name.indexOf('/') < 0 && name.indexOf(':') < 0);
  }

  /** The header with these values, in the contract's order, and what else it had behind them. */
  Metadata header(Map<String, CapturedValue> values) {
    Map<String, CapturedValue> header = new LinkedHashMap<>(values);
    old.fields().forEach(header::putIfAbsent);
    header.remove(MetaFields.FOOTER);
    header.put(MetaFields.FOOTER, text("footer_meta"));
    return new Metadata(header);
  }

  /**
   * The footer: the id of the header, the recommended fields of which something is known, and what
   * else it had.
   */
  Metadata footer(CapturedValue id) {
    Map<String, CapturedValue> footer = new LinkedHashMap<>();
    footer.put(MetaFields.COMPONENT_ID, id);
    for (String field : contract.fields().recommended()) {
      CapturedValue said = spec.getOrDefault(field, given.get(field));
      CapturedValue value = said == null ? oldFooter.fields().get(field) : said;
      if (value != null) {
        footer.put(field, value);
      }
    }
    spec.forEach(
        (field, value) -> {
          if (!contract.fields().mandatory().contains(field)) {
            footer.putIfAbsent(field, value);
          }
        });
    oldFooter.fields().forEach(footer::putIfAbsent);
    return new Metadata(footer);
  }

  /** What is to be said of fields of which nobody says anything. */
  List<String> missing(List<String> fields) {
    List<String> said = new ArrayList<>();
    for (String field : fields) {
      if (value(field) == null && !field.equals(MetaFields.COMPONENT_ID)) {
        said.add(
            "DORA field '" + field + "' missing in schema. Cannot generate file." + hint(field));
      }
    }
    return said;
  }

  private String hint(String field) {
    if (field.equals(MetaFields.CREATED_AT) && !origin.get().reason().isEmpty()) {
      return " " + origin.get().reason();
    }
    if (!field.equals(MetaFields.PURPOSE)) {
      return "";
    }
    return path.endsWith(".json")
        ? " A key \"description\" at the root of the file may say it."
        : " A comment at the top of the file may say it.";
  }
}
