package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.extract.source.Repository;
import dev.l9.trace.generator.extract.source.RequiredReads;
import dev.l9.trace.generator.extract.source.SourceIndex;
import dev.l9.trace.generator.extract.syntax.Declarations;
import dev.l9.trace.generator.extract.syntax.JavaParser;
import dev.l9.trace.generator.extract.syntax.NameResolver;
import dev.l9.trace.generator.extract.use.RepositoryUses;
import dev.l9.trace.generator.extract.use.ToolField;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.ContractChange;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The phases READ and EXTRACT: reads what a spec wants to have read, and finds in the repository's
 * Java sources what the spec refers to. Whatever is missing or ambiguous is a blocker; nothing is
 * guessed. Equal sources give equal results, whatever the folder, the locale and the time zone.
 */
public final class Extraction {

  private final ModuleSpec spec;
  private final Repository repository;
  private final List<Blocker> blockers = new ArrayList<>();

  private Extraction(ModuleSpec spec, Repository repository) {
    this.spec = spec;
    this.repository = repository;
  }

  /**
   * What was found.
   *
   * @param extractions incomplete if there are blockers
   * @param blockers all that is in the way, as far as it can be known
   */
  public record Outcome(Extractions extractions, List<Blocker> blockers) {
    public Outcome {
      blockers = List.copyOf(blockers);
    }
  }

  /**
   * Extracts what a spec refers to.
   *
   * @param module the folder of the module, which need not be there yet; the repository is the
   *     nearest one around it ({@link Repository#at})
   * @throws ToolFailure where the Java runtime has no compiler, which is what reads sources
   */
  public static Outcome of(ModuleSpec spec, Path module) throws IOException {
    return new Extraction(spec, Repository.at(module)).run();
  }

  private Outcome run() {
    blockers.addAll(new RequiredReads(spec, repository).check());
    if (blockers.isEmpty()) {
      JavaParser parser = JavaParser.ofThisJdk();
      SourceIndex index = index();
      blockers.addAll(index.blockers());
      if (blockers.isEmpty()) {
        Extractions found = extract(new NameResolver(new Declarations(repository, index, parser)));
        return new Outcome(found, blockers);
      }
    }
    // What can't be read whole is not read in parts.
    return new Outcome(
        new Extractions(List.of(), Optional.empty(), IdempotencyMechanism.NONE, List.of()),
        blockers);
  }

  /** The files; a spec that names no type of the repository needs none of them. */
  private SourceIndex index() {
    if (spec.dependencies().isEmpty()) {
      return SourceIndex.ofNothing(repository);
    }
    Set<Path> generated = new HashSet<>();
    for (ModuleSpec.FileName file : spec.repo().allowedNewFiles()) {
      generated.add(repository.module().resolve(file.path()).normalize());
    }
    return new SourceIndex(repository, generated);
  }

  private Extractions extract(NameResolver names) {
    FoundTypes found = new FoundTypes(spec, repository, names);
    RepositoryUses uses = new RepositoryUses(names, List.copyOf(found.declarations().values()));
    ToolTypes tools = new ToolTypes(spec, found);
    ToolIdentity identity = new ToolIdentity(tools.named(), uses.ofToolFields(tools.components()));
    RepeatMechanism mechanism = new RepeatMechanism(uses.ofRepeatChecks());
    blockers.addAll(names.declarations().problems());
    Optional<String> field = identity.field().or(tools::fieldOfSpec);
    check(found, identity, field);
    mechanism.blocker(repository).ifPresent(blockers::add);
    List<ContractChange> changes =
        new AssumedContracts(spec)
            .changes(field, identity.place(), mechanism.mechanism(), mechanism.where());
    return new Extractions(found.types(), field, mechanism.mechanism(), changes);
  }

  private void check(FoundTypes found, ToolIdentity identity, Optional<String> field) {
    blockers.addAll(found.blockers());
    blockers.addAll(new MethodCheck(spec, found).check());
    Optional<Blocker> ambiguous = identity.blocker(repository);
    ambiguous.ifPresent(blockers::add);
    // Where no field is declared, the executor needs the canonical one.
    Optional<String> needed =
        ambiguous.isPresent()
            ? Optional.empty()
            : field.or(() -> Optional.of(ToolField.TOOL_ID.field()));
    blockers.addAll(new LoopCheck(spec, found, needed).check());
  }
}
