package dev.l9.trace.maven;

import dev.l9.trace.contract.report.GithubReport;
import dev.l9.trace.contract.report.JsonReport;
import dev.l9.trace.contract.report.JunitReport;
import dev.l9.trace.contract.report.SarifReport;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.tools.ToolFailure;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report that is wanted of a check. Immutable.
 *
 * @param file where it is written; null for standard output
 */
record VerdictReport(Form form, @Nullable Path file) {

  /** The forms of reports. */
  enum Form {
    JSON("validation.json"),
    SARIF("validation.sarif"),
    JUNIT("TEST-l9.xml"),
    GITHUB("");

    /** The name of the file where none is given; empty for standard output. */
    private final String fileName;

    Form(String fileName) {
      this.fileName = fileName;
    }

    static Form of(String name) {
      for (Form form : values()) {
        if (form.name().equalsIgnoreCase(name)) {
          return form;
        }
      }
      throw new ToolFailure(
          "'"
              + name
              + "' is no form of a report; those are "
              + names()
              + ", with =FILE or without");
    }

    private static String names() {
      return Arrays.stream(values())
          .map(form -> form.name().toLowerCase(Locale.ROOT))
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * Reads what the user asks for.
   *
   * @param wanted the form, or the form, an equals sign and a file
   * @param folder the module's, to which files are relative
   * @param reports the folder of the files that aren't named
   * @throws ToolFailure where there is no such form
   */
  static VerdictReport of(String wanted, Path folder, Path reports) {
    int equals = wanted.indexOf('=');
    String name = equals < 0 ? wanted : wanted.substring(0, equals);
    Form form = Form.of(name.strip());
    if (equals >= 0) {
      return new VerdictReport(form, folder.resolve(wanted.substring(equals + 1).strip()));
    }
    return new VerdictReport(form, form.fileName.isEmpty() ? null : reports.resolve(form.fileName));
  }

  /**
   * The report of a verdict.
   *
   * @param version that of the plugin
   */
  String text(Verdict verdict, Instant now, String version) {
    return switch (form) {
      case JSON -> JsonReport.of(verdict, now);
      case SARIF -> SarifReport.of(verdict, now, version);
      case JUNIT -> JunitReport.of(verdict);
      case GITHUB -> GithubReport.of(verdict);
    };
  }
}
