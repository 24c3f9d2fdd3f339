package dev.l9.trace.contract.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.MetaFile.State;
import dev.l9.trace.contract.meta.Position;
import dev.l9.trace.contract.project.FileSource;
import dev.l9.trace.contract.rule.GovernedFile.Identity;
import dev.l9.trace.contract.rule.GovernedFile.Places;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import dev.l9.trace.tools.FailureMessage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Checks one file by the rules that need no other. Several threads may use it. */
final class FileCheck {

  private static final byte[] ALLOW = "l9-allow".getBytes(UTF_8);

  private final Contract contract;
  private final FileSource source;

  FileCheck(Contract contract, FileSource source) {
    this.contract = contract;
    this.source = source;
  }

  /** Looks at a file. A file that can't be used, whatever the reason, is a violation. */
  GovernedFile look(String path) {
    Findings out = new Findings(contract, path);
    String reason;
    try {
      byte[] bytes = source.read(path);
      Optional<SectionFormat> format = SectionFormats.of(path);
      if (format.isPresent()) {
        return look(path, bytes, format.get(), out);
      }
      reason = "is of a type that can't carry metadata";
    } catch (RefusedSourceException e) {
      reason = String.valueOf(e.getMessage());
    } catch (IOException e) {
      reason = "can't be read: " + FailureMessage.of(e);
    }
    out.add(
        RuleId.PRESENCE,
        Severity.ERROR,
        Position.START,
        "file",
        "the file can't carry a header: it " + reason,
        "mend that, or leave the file out by exclusions in the contract");
    return new GovernedFile(
        path, Identity.NONE, Places.NONE, Running.UNKNOWN, out.violations(), List.of());
  }

  private GovernedFile look(String path, byte[] bytes, SectionFormat format, Findings out)
      throws RefusedSourceException {
    MetaFile file = MetaFile.parse(format, bytes);
    new BlockRules(file, out).check(!source.lacksBlocks());
    if (file.header().isReadable()) {
      new FieldRules(contract, file, out).check();
      GovernanceRule.check(contract, path, file, out);
    }
    Running running = Running.UNKNOWN;
    if (file.block().state() != State.NONE) {
      boolean hasRun = new RunRules(path, file, out).check(bytes);
      running = Running.of(path, bytes, hasRun);
    }
    return new GovernedFile(
        path,
        Identity.of(file.header().data()),
        Places.of(file),
        running,
        out.violations(),
        suppressions(file, bytes));
  }

  private static List<Suppression> suppressions(MetaFile file, byte[] bytes)
      throws RefusedSourceException {
    return Bytes.indexOf(bytes, ALLOW) < 0 ? List.of() : Suppression.in(file.outsideOfSections());
  }
}
