package dev.l9.trace.generator.evidence;

import static dev.l9.trace.generator.evidence.Attestation.names;
import static dev.l9.trace.generator.evidence.Attestation.row;

import dev.l9.trace.generator.evidence.Attestation.Check;
import dev.l9.trace.generator.evidence.Attestation.Facts;
import dev.l9.trace.generator.evidence.Attestation.Row;
import dev.l9.trace.generator.evidence.Attestation.Status;
import dev.l9.trace.generator.extract.ExtractedType;
import dev.l9.trace.generator.spec.DependencySpec;
import dev.l9.trace.generator.spec.ModuleSpec.FileName;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rows of an attestation that say what the module was made from. */
final class SpecChecks {

  private final Facts facts;

  SpecChecks(Facts facts) {
    this.facts = facts;
  }

  Row filesRead() {
    Stream<String> asked = facts.spec().repo().reads().stream().map(FileName::path);
    Stream<String> used = facts.extractions().types().stream().map(ExtractedType::file);
    Set<String> missing =
        new TreeSet<>(Stream.concat(Stream.of(facts.spec().file()), asked).toList());
    missing.addAll(used.toList());
    missing.removeAll(facts.filesRead());
    String how =
        missing.isEmpty()
            ? counted(facts.filesRead().size()) + " read: " + String.join(", ", facts.filesRead())
            : "not read: " + String.join(", ", missing);
    return row(Check.FILES_READ, missing.isEmpty(), how);
  }

  private static String counted(int files) {
    return files == 1 ? "1 was" : files + " were";
  }

  Row contractsExtracted() {
    List<String> missing =
        facts.spec().dependencies().stream()
            .map(DependencySpec::qualifiedName)
            .filter(name -> facts.extractions().type(name).isEmpty())
            .toList();
    List<ExtractedType> types = facts.extractions().types();
    String how =
        !missing.isEmpty()
            ? "not found: " + String.join(", ", missing)
            : types.isEmpty()
                ? "the spec names no type of the repository"
                : "from its sources, by the JDK's parser: " + names(types);
    return row(Check.CONTRACTS_EXTRACTED, missing.isEmpty(), how);
  }

  /** Whether the repository has one is known from the extraction, which stops where it has two. */
  Row identityResolved() {
    return facts
        .extractions()
        .toolIdentity()
        .map(
            field ->
                new Row(
                    Check.IDENTITY_RESOLVED,
                    Status.PASSED,
                    field,
                    "by how the repository's types name tools"))
        .orElseGet(() -> row(Check.IDENTITY_RESOLVED, true, "no type that the spec names has one"));
  }
}
