package dev.l9.trace.contract.spec;

import dev.l9.trace.contract.meta.MetaStyle;
import dev.l9.trace.model.CapturedValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a project demands of the metadata of its files. {@link ContractReader} reads it from {@link
 * #FILE}; {@link DefaultContract} is what holds without that file. Immutable.
 *
 * @param scope which files carry metadata
 * @param fields which fields they have, and which values these may have
 * @param checks what the rules need to know beside that
 * @param style how headers and footers are laid out
 * @param values what the contract itself says of the fields of files, the later ones over the
 *     earlier ones
 * @param alerts the figures from which on the report warns
 */
public record Contract(
    Scope scope,
    Fields fields,
    Checks checks,
    MetaStyle style,
    List<FieldValues> values,
    Alerts alerts) {

  /** The name of the contract's file in the root folder of a project. */
  public static final String FILE = ".l9-codegen-dora-contract.yaml";

  public Contract {
    values = List.copyOf(values);
  }

  /** What a violated rule does. */
  public enum Severity {
    /** The command fails. */
    ERROR,
    /** It is said, and the command doesn't fail. */
    WARNING,
    /** The rule isn't checked. */
    OFF
  }

  /**
   * Which files carry metadata.
   *
   * @param fileTypes patterns of names and paths as in {@code .gitignore}
   * @param exclusions patterns of those that don't
   */
  public record Scope(List<String> fileTypes, List<String> exclusions) {
    public Scope {
      fileTypes = List.copyOf(fileTypes);
      exclusions = List.copyOf(exclusions);
    }
  }

  /**
   * The fields of headers and footers.
   *
   * @param mandatory the fields of a header, in their order
   * @param recommended the fields of a footer, in their order
   * @param allowed the values that a field may have; a field that isn't in it may have any
   * @param minimum how many of the mandatory fields a header has at least
   * @param preserved the fields that a file keeps when it is generated anew
   */
  public record Fields(
      List<String> mandatory,
      List<String> recommended,
      Map<String, List<String>> allowed,
      int minimum,
      List<String> preserved) {
    public Fields {
      mandatory = List.copyOf(mandatory);
      recommended = List.copyOf(recommended);
      allowed = Collections.unmodifiableMap(new LinkedHashMap<>(allowed));
      preserved = List.copyOf(preserved);
    }
  }

  /**
   * What the rules need to know.
   *
   * @param disallowed texts that no value may be or contain; an empty text stands for the empty
   *     value
   * @param governed modules whose files need a governance level of high or critical
   * @param severities by the id of a rule; a rule that isn't in it is an error
   * @param messages by the id of a rule, with placeholders such as {@code {FIELD_NAME}}; a rule
   *     that isn't in it has its own
   */
  public record Checks(
      List<String> disallowed,
      List<String> governed,
      Map<String, Severity> severities,
      Map<String, String> messages) {
    public Checks {
      disallowed = List.copyOf(disallowed);
      governed = List.copyOf(governed);
      severities = Map.copyOf(severities);
      messages = Map.copyOf(messages);
    }
  }

  /**
   * Values that the contract gives to the fields of some files.
   *
   * @param files patterns as in {@code .gitignore}
   * @param values by the name of the field
   */
  public record FieldValues(List<String> files, Map<String, CapturedValue> values) {
    public FieldValues {
      files = List.copyOf(files);
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /**
   * From which figures on the report warns.
   *
   * @param complianceBelow in percent of the files
   * @param failuresAbove how many generations failed
   * @param remediationBelow in percent of the attempts
   */
  public record Alerts(double complianceBelow, int failuresAbove, double remediationBelow) {}
}
