package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.meta.Position;
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
        value(field, value);
      }
    }
    if (present < contract.fields().minimum() && present == contract.fields().mandatory().size()) {
      String message = "DORA block incomplete: it has " + present + " of the mandatory fields";
      add(
          RuleId.FIELD_COVERAGE,
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

  private void value(String field, CapturedValue value) {
    String text = header.text(field);
    boolean isEmptyList = value instanceof CapturedValue.Items;
    String bad = isEmptyList ? badItem(value) : text;
    if (bad != null && Placeholders.isOne(bad, contract.checks().disallowed())) {
      placeholder(field, bad);
      return;
    }
    String wrong = wrong(field, value, text);
    if (!wrong.isEmpty()) {
      add(
          RuleId.FIELD_COVERAGE,
          field,
          "DORA field " + field + " has the value '" + text + "', which is not " + wrong,
          "set " + field + " to a value that is");
    }
  }

  /** The first item that is a placeholder; null if none is. */
  private @Nullable String badItem(CapturedValue list) {
    if (list instanceof CapturedValue.Items items) {
      for (CapturedValue item : items.values()) {
        if (item instanceof CapturedValue.Text text
            && Placeholders.isOne(text.value(), contract.checks().disallowed())) {
          return text.value();
        }
      }
    }
    return null;
  }

  private void placeholder(String field, String value) {
    out.add(
        RuleId.NO_PLACEHOLDER,
        at(field),
        field,
        "DORA field " + field + " has placeholder/empty value: " + value,
        Map.of("FIELD_NAME", field, "VALUE", value),
        "say what " + field + " is, in the header or in field_values of the contract");
  }

  /** What the value should be; empty if it is that. */
  private String wrong(String field, CapturedValue value, String text) {
    List<String> allowed = contract.fields().allowed().get(field);
    if (allowed != null && !allowed.contains(text)) {
      return "one of " + String.join(", ", allowed);
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

  private Position at(String field) {
    return file.position(file.header(), field);
  }

  private void add(RuleId rule, String field, String message, String remedy) {
    Position at = field.isEmpty() ? file.position(file.header()) : at(field);
    out.add(rule, Severity.ERROR, at, field, message, remedy);
  }
}
