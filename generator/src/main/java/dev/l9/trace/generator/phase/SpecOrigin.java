package dev.l9.trace.generator.phase;

import dev.l9.trace.contract.facts.GitHistory;
import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who created a module, and when, where its spec doesn't say it: as git says of the spec's file.
 * The clock is never asked, so that equal specs make equal modules.
 */
public final class SpecOrigin {

  private final Path file;

  /** Knows nothing yet. */
  public SpecOrigin(Path file) {
    this.file = file;
  }

  /** The metadata of the spec with that, or blockers where nobody knows it. */
  Map<String, List<String>> complete(ModuleSpec spec, List<Blocker> blockers) {
    Map<String, List<String>> metadata = new LinkedHashMap<>(spec.metadata());
    boolean isComplete =
        metadata.containsKey(MetaFields.CREATED_AT) && metadata.containsKey(MetaFields.CREATED_BY);
    if (isComplete) {
      return metadata;
    }
    Optional<GitHistory.Created> created = created();
    add(MetaFields.CREATED_AT, created.map(GitHistory.Created::at), metadata, spec, blockers);
    add(MetaFields.CREATED_BY, created.map(GitHistory.Created::by), metadata, spec, blockers);
    return metadata;
  }

  private void add(
      String field,
      Optional<String> value,
      Map<String, List<String>> metadata,
      ModuleSpec spec,
      List<Blocker> blockers) {
    if (metadata.containsKey(field)) {
      return;
    }
    Optional<String> known = value.filter(text -> !text.isEmpty());
    if (known.isPresent()) {
      metadata.put(field, List.of(known.get()));
    } else {
      String issue = "module.metadata has no '" + field + "', and no commit of git has this file";
      String fix = "add '" + field + "' to module.metadata, or commit the spec";
      blockers.add(new Blocker(spec.file(), line(), Blocker.Kind.SPEC_BLOCKER, issue, fix));
    }
  }

  private Optional<GitHistory.Created> created() {
    try {
      Path real = file.toRealPath();
      Path folder = real.getParent();
      return folder == null
          ? Optional.empty()
          : GitHistory.of(folder).created(real.getFileName().toString());
    } catch (IOException | ToolFailure e) {
      return Optional.empty(); // Then git doesn't say it, as where there is no git.
    }
  }

  /** Where the spec has its metadata. */
  private int line() {
    try {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).strip().startsWith("metadata:")) {
          return i + 1;
        }
      }
      return 1;
    } catch (IOException e) {
      return 1; // It was read a moment ago, and is gone.
    }
  }
}
