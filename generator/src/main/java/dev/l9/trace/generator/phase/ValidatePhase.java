package dev.l9.trace.generator.phase;

import dev.l9.trace.generator.check.Finding;
import dev.l9.trace.generator.check.ForbiddenPatterns;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.GeneratedFile;
import java.util.List;

/** 6_VALIDATE: looks for forbidden patterns in what was generated. It is shut if there are any. */
public final class ValidatePhase {

  private ValidatePhase() {}

  /** Scans the files; there is nothing in what it gives unless somebody else changed the files. */
  public static List<Finding> run(Extractions extractions, List<GeneratedFile> files) {
    List<Finding> findings = scan(extractions, files);
    GateShut.unlessNone(findings.stream().map(ValidatePhase::blocker).toList());
    return findings;
  }

  /** What is found in files, be they changed by a person. */
  public static List<Finding> scan(Extractions extractions, List<GeneratedFile> files) {
    List<String> records =
        extractions.types().stream()
            .filter(type -> type.kind() == ExtractedType.Kind.RECORD)
            .map(ExtractedType::simpleName)
            .toList();
    return ForbiddenPatterns.scan(files, records, extractions.toolIdentity().orElse("toolId"));
  }

  private static Blocker blocker(Finding finding) {
    return new Blocker(
        finding.path(),
        finding.line(),
        Blocker.Kind.SPEC_BLOCKER,
        "the generated file has the forbidden pattern "
            + finding.patternId()
            + ": "
            + finding.what(),
        "name or describe otherwise in the spec what this line comes from");
  }
}
