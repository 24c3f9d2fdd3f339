package dev.l9.trace.contract.spec;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaStyle;
import dev.l9.trace.contract.spec.Contract.Alerts;
import dev.l9.trace.contract.spec.Contract.Checks;
import dev.l9.trace.contract.spec.Contract.Fields;
import dev.l9.trace.contract.spec.Contract.Scope;
import dev.l9.trace.section.format.SectionFormats;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What holds in a project without a contract's file, and for each key that the file leaves out.
 * Thread-safe.
 *
 * <p>The fields and their values, the texts that no value may be, the governed modules and the
 * figures of alerts are those of the listing that the format of the file comes from.
 */
public final class DefaultContract {

  /**
   * The files of {@code l9} itself, which never carry metadata, whatever a contract's file says.
   */
  static final List<String> OWN_FILES = List.of(".l9*", "ci-reports/dora-validation.html");

  /**
   * Files of types that can carry metadata, and had better not: hidden ones, which belong to tools;
   * manifests and settings that tools read strictly or rewrite; legal texts; and what is generated,
   * fetched, or the input of a test.
   */
  public static final List<String> EXCLUSIONS =
      List.of(
          ".*",
          "package.json",
          "package-lock.json",
          "npm-shrinkwrap.json",
          "composer.json",
          "tsconfig*.json",
          "jsconfig*.json",
          "*rc.json",
          "*.config.json",
          "pom.xml",
          "*.lock",
          "pnpm-lock.yaml",
          "Cargo.toml",
          "pyproject.toml",
          "docker-compose*.y*ml",
          "compose*.y*ml",
          "**/gradle/wrapper/",
          "META-INF/",
          "LICENSE*",
          "NOTICE*",
          "target/",
          "build/",
          "dist/",
          "out/",
          "node_modules/",
          "vendor/",
          "third_party/",
          "generated/",
          "generated-*/",
          "*.min.js",
          "*.pb.go",
          "*_pb2.py",
          "**/src/test/resources/",
          "fixtures/",
          "testdata/",
          "__snapshots__/");

  /** The values that fields may have. A domain is a project's own, so that it may be any. */
  static final Map<String, List<String>> ALLOWED = allowed();

  /** What holds. */
  public static final Contract CONTRACT =
      new Contract(
          new Scope(
              SectionFormats.endings().stream().map(ending -> "*." + ending).toList(),
              withOwnFiles(EXCLUSIONS)),
          new Fields(
              MetaFields.MANDATORY,
              MetaFields.RECOMMENDED,
              ALLOWED,
              MetaFields.MANDATORY.size(),
              List.of(MetaFields.COMPONENT_ID, MetaFields.CREATED_AT, MetaFields.CREATED_BY)),
          new Checks(
              List.of("{PLACEHOLDER}", "TODO", "FILL_IN", ""),
              List.of("governance", "memory", "agents", "kernel"),
              Map.of(),
              Map.of()),
          MetaStyle.SHORT,
          List.of(),
          new Alerts(95, 0, 95));

  private DefaultContract() {}

  /** These exclusions, and the files of {@code l9} itself. */
  static List<String> withOwnFiles(List<String> exclusions) {
    List<String> all = new ArrayList<>(exclusions);
    OWN_FILES.stream().filter(own -> !all.contains(own)).forEach(all::add);
    return all;
  }

  private static Map<String, List<String>> allowed() {
    Map<String, List<String>> allowed = new LinkedHashMap<>();
    allowed.put(
        MetaFields.LAYER,
        List.of("foundation", "intelligence", "operations", "learning", "security"));
    allowed.put(
        MetaFields.TYPE,
        List.of("service", "collector", "tracker", "engine", "utility", "adapter"));
    allowed.put(MetaFields.STATUS, List.of("active", "deprecated", "experimental", "maintenance"));
    allowed.put(MetaFields.GOVERNANCE_LEVEL, List.of("critical", "high", "medium", "low"));
    return allowed;
  }
}
