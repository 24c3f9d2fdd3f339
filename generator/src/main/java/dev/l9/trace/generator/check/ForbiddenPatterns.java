package dev.l9.trace.generator.check;

import dev.l9.trace.generator.module.GeneratedFile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the {@link ForbiddenPattern}s in generated files. Only files of Java are looked at. They
 * are parsed by the JDK's compiler, so that texts and comments don't count as code; since names
 * aren't resolved, a type counts by its simple name.
 */
public final class ForbiddenPatterns {

  private static final String USUAL_IDENTITY = "toolId";

  private ForbiddenPatterns() {}

  /** What is found where tools are named by {@code toolId}, in the order of the files' names. */
  public static List<Finding> scan(List<GeneratedFile> files) {
    return scan(files, List.of(), USUAL_IDENTITY);
  }

  /**
   * What is found, in the order of the files' names.
   *
   * @param records the simple names of records that the repository has
   * @param toolIdentity {@code toolId} or {@code toolName}, whichever the repository names tools by
   */
  public static List<Finding> scan(
      List<GeneratedFile> files, Collection<String> records, String toolIdentity) {
    SourceParser.Parsed parsed = SourceParser.parse(files);
    List<Finding> findings = new ArrayList<>(parsed.problems());
    Declared declared = Declared.of(parsed.sources(), records, toolIdentity);
    for (GeneratedSource source : parsed.sources()) {
      rules(source, declared, findings).forEach(SourceRule::check);
    }
    for (TestMethod test : TestSources.of(parsed).tests()) {
      if (test.asserted().isEmpty()) {
        findings.add(statusOnly(test));
      }
    }
    return findings.stream().distinct().sorted().toList();
  }

  private static List<SourceRule> rules(
      GeneratedSource source, Declared declared, List<Finding> findings) {
    return List.of(
        new ImportRule(source, declared, findings),
        new StateRule(source, declared, findings),
        new MemoryRule(source, declared, findings),
        new TypeRule(source, declared, findings),
        new AmbientRule(source, declared, findings),
        new IdentityRule(source, declared, findings),
        new StatementRule(source, declared, findings),
        new TextRule(source, declared, findings));
  }

  private static Finding statusOnly(TestMethod test) {
    String what =
        test.assertions() == 0
            ? " has no assertion; assert a field, a type, an error or an id."
            : " asserts nothing but a status; assert a field, a type, an error or an id.";
    return new Finding(
        test.path(),
        test.line(),
        ForbiddenPattern.STATUS_ONLY_TESTS.id(),
        "The test `" + test.name() + "`" + what);
  }
}
