package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.MetaFile.Part;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.model.CapturedValue;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the fields of a header have to be: there, of their type, one of the allowed values, and no
 * placeholder.
 */
final class FieldRules {

  /** As semver.org has it. */
  private static final Pattern VERSION =
      Pattern.compile("\\d+\\.\\d+\\.\\d+(?:-[0-9A-Za-z.-]+)?(?:\\+[0-9A-Za-z.-]+)?");

  private static final List<String> FLAGS =
      List.of(MetaFields.COMPLIANCE_REQUIRED, MetaFields.AUDIT_TRAIL);

  /** What each file has one of. */
  private static final List<String> SINGLE =
      MetaFields.MANDATORY.stream().filter(name -> !name.equals(MetaFields.DEPENDENCIES)).toList();

  private static final int MOST_SHOWN = 200;

  private final Contract contract;
  private final MetaFile file;
  private final Metadata header;
  private final Findings out;

  FieldRules(Contract contract, MetaFile file, Findings out) {
    this.contract = contract;
    this.file = file;
    this.header = file.header().data();
    this.out = out;
  }

  void check() {
    int present = 0;
    for (String field : contract.fields().mandatory()) {
      CapturedValue value = header.fields().get(field);
      if (value == null) {
        missing(field);
      } else {
        present++;
        value(file.header(), field, value);
      }
    }
    minimum(present);
    header
        .fields()
        .forEach(
            (field, value) -> {
              if (!contract.fields().mandatory().contains(field)) {
                value(file.header(), field, value);
              }
            });
    if (file.footer().isReadable()) {
      file.footer().data().fields().forEach((field, value) -> value(file.footer(), field, value));
      sameId();
    }
  }

  /** The footer is about the file that the header names. */
  private void sameId() {
    String id = file.footer().data().text(MetaFields.COMPONENT_ID);
    if (!id.isEmpty() && !id.equals(header.text(MetaFields.COMPONENT_ID))) {
      String detail = "the footer has the component_id '" + id + "', and the header another one";
      out.add(
          RuleId.CONSISTENCY,
          file.position(file.footer(), MetaFields.COMPONENT_ID),
          "footer",
          "DORA inconsistency: " + detail,
          Map.of("INCONSISTENCY_DETAIL", detail),
          "run `l9 fix` on it, which takes that of the header");
    }
  }

  private void minimum(int present) {
    if (present < contract.fields().minimum() && present == contract.fields().mandatory().size()) {
      String message = "DORA block incomplete: it has " + present + " of the mandatory fields";
      out.add(
          RuleId.FIELD_COVERAGE,
          Severity.ERROR,
          file.position(file.header()),
          "",
          message + ", and the contract asks for " + contract.fields().minimum(),
          "lower minimum_fields_required in the contract, or name more mandatory_fields there");
    }
  }

  private void missing(String field) {
    out.add(
        RuleId.FIELD_COVERAGE,
        file.position(file.header()),
        field,
        "DORA block incomplete: missing " + field,
        Map.of("FIELD_NAME", field),
        "add " + field + " to the header, or let `l9 fix` find it");
  }

  private void value(Part part, String field, CapturedValue value) {
    String bad = placeholder(field, value);
    if (bad != null) {
      bad = shown(bad);
      out.add(
          RuleId.NO_PLACEHOLDER,
          file.position(part, field),
          field,
          "DORA field " + field + " has placeholder/empty value: " + bad,
          Map.of("FIELD_NAME", field, "VALUE", bad),
          "say what " + field + " is, in the file or in field_values of the contract");
      return;
    }
    String text = new Metadata(Map.of(field, value)).text(field);
    String wrong = wrong(field, value, text);
    if (!wrong.isEmpty()) {
      out.add(
          RuleId.FIELD_COVERAGE,
          Severity.ERROR,
          file.position(part, field),
          field,
          "DORA field " + field + " has the value '" + shown(text) + "', which is not " + wrong,
          "set " + field + " to a value that is");
    }
  }

  /** The value, or the first item of it, that is a placeholder; null if none is. */
  private @Nullable String placeholder(String field, CapturedValue value) {
    if (value instanceof CapturedValue.Items items && !items.values().isEmpty()) {
      for (CapturedValue item : items.values()) {
        String bad = placeholder(field, item);
        if (bad != null) {
          return bad;
        }
      }
      return null;
    }
    boolean isEmpty =
        value instanceof CapturedValue.Items
            || (value instanceof CapturedValue.Fields fields && fields.values().isEmpty());
    if (isEmpty && field.equals(MetaFields.DEPENDENCIES)) {
      return null; // A file may depend on nothing.
    }
    String text = isEmpty ? "" : new Metadata(Map.of(field, value)).text(field);
    return Placeholders.isOne(text, contract.checks().disallowed()) ? text : null;
  }

  /** What the value should be; empty if it is that. */
  private String wrong(String field, CapturedValue value, String text) {
    List<String> allowed = contract.fields().allowed().get(field);
    if (allowed != null && !areAll(allowed, value, text)) {
      return "one of " + String.join(", ", allowed);
    }
    boolean isCompound =
        value instanceof CapturedValue.Items || value instanceof CapturedValue.Fields;
    if (isCompound && SINGLE.contains(field)) {
      return "a single value";
    }
    if (FLAGS.contains(field) && !(value instanceof CapturedValue.Bool)) {
      return "true or false";
    }
    if (field.equals(MetaFields.MODULE_VERSION) && !VERSION.matcher(text).matches()) {
      return "a semantic version such as 1.0.0";
    }
    if (field.equals(MetaFields.CREATED_AT) && !isTime(text)) {
      return "a time such as 2026-01-02T02:04:00Z";
    }
    if (field.equals(MetaFields.DEPENDENCIES) && !(value instanceof CapturedValue.Items)) {
      return "a list";
    }
    return "";
  }

  /** A value may be a whole book. */
  private static String shown(String value) {
    return value.length() <= MOST_SHOWN
        ? value
        : value.substring(0, value.offsetByCodePoints(0, MOST_SHOWN / 2)) + "…";
  }

  private static boolean areAll(List<String> allowed, CapturedValue value, String text) {
    return value instanceof CapturedValue.Items items
        ? items.values().stream()
            .allMatch(item -> item instanceof CapturedValue.Text t && allowed.contains(t.value()))
        : allowed.contains(text);
  }

  private static boolean isTime(String text) {
    try {
      OffsetDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return isLocalTime(text);
    }
  }

  /** The seed of the format writes times without an offset too, which are in UTC then. */
  private static boolean isLocalTime(String text) {
    try {
      LocalDateTime.parse(text);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
