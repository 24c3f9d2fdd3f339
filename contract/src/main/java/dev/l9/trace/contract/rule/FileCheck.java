package dev.l9.trace.contract.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.MetaFile.State;
import dev.l9.trace.contract.meta.MetaWriter;
import dev.l9.trace.contract.meta.Position;
import dev.l9.trace.contract.project.FileSource;
import dev.l9.trace.contract.rule.GovernedFile.Identity;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.io.IOException;
import java.util.ArrayList;
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
      reason = "can't be read: " + e.getMessage();
    }
    out.add(
        RuleId.PRESENCE,
        Severity.ERROR,
        Position.START,
        "file",
        "the file can't carry a header: it " + reason,
        "mend that, or leave the file out by exclusions in the contract");
    Position start = Position.START;
    return new GovernedFile(
        path, Identity.NONE, start, start, start, false, out.violations(), List.of());
  }

  private GovernedFile look(String path, byte[] bytes, SectionFormat format, Findings out)
      throws RefusedSourceException {
    MetaFile file = MetaFile.parse(format, bytes);
    new BlockRules(file, out).check(!source.lacksBlocks());
    if (file.header().isReadable()) {
      new FieldRules(contract, file, out).check();
      GovernanceRule.check(contract, path, file, out);
    }
    boolean hasBlock = file.block().state() != State.NONE;
    boolean hasRun = hasBlock && new RunRules(path, file, out).check(bytes);
    return new GovernedFile(
        path,
        Identity.of(file.header().data()),
        at(file, MetaFields.COMPONENT_ID),
        at(file, MetaFields.LAYER),
        at(file, MetaFields.DOMAIN),
        hasRun,
        out.violations(),
        suppressions(path, format, bytes));
  }

  private static Position at(MetaFile file, String field) {
    return file.position(file.header(), field);
  }

  private static List<Suppression> suppressions(String path, SectionFormat format, byte[] bytes)
      throws RefusedSourceException {
    if (indexOf(bytes, ALLOW) < 0) {
      return List.of();
    }
    byte[] code = BlockFormats.of(path).orElseThrow().withoutBlock(bytes);
    List<String> lines = new String(bytes, UTF_8).lines().toList();
    List<Suppression> found = new ArrayList<>();
    for (Suppression one : Suppression.in(new String(MetaWriter.without(format, code), UTF_8))) {
      // The sections were taken out, so that the line has another number in the file.
      int line = Math.max(0, lines.indexOf(one.line()));
      found.add(one.at(line + 1));
    }
    return found;
  }

  private static int indexOf(byte[] bytes, byte[] part) {
    for (int start = 0; start <= bytes.length - part.length; start++) {
      int same = 0;
      while (same < part.length && bytes[start + same] == part[same]) {
        same++;
      }
      if (same == part.length) {
        return start;
      }
    }
    return -1;
  }
}
