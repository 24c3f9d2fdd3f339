package dev.l9.trace.generator.extract.source;

import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.ModuleSpec.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The first gate: each file that a spec wants to have read is there, and is read. A {@code .json}
 * file is JSON, and every file is text in UTF-8.
 */
public final class RequiredReads {

  /** How the issue of a file begins that isn't read. */
  static final String UNREAD = "Any file unread → HARD_STOP: ";

  private static final long MAX_BYTES = 16L << 20;

  private final ModuleSpec spec;
  private final Repository repository;

  /** Reads nothing yet. */
  public RequiredReads(ModuleSpec spec, Repository repository) {
    this.spec = spec;
    this.repository = repository;
  }

  /** Reads all of them; a blocker for each that can't be read. */
  public List<Blocker> check() {
    List<Blocker> blockers = new ArrayList<>();
    for (FileName read : spec.repo().reads()) {
      problem(read.path()).ifPresent(problem -> blockers.add(blocker(read, problem)));
    }
    return blockers;
  }

  /** What is wrong, and what to do. */
  private record Problem(String what, String fix) {}

  private static Optional<Problem> problem(String what, String fix) {
    return Optional.of(new Problem(what, fix));
  }

  private Blocker blocker(FileName read, Problem problem) {
    String issue = UNREAD + read.path() + " " + problem.what;
    return new Blocker(spec.file(), read.line(), Blocker.Kind.SPEC_BLOCKER, issue, problem.fix);
  }

  private Optional<Problem> problem(String path) {
    try {
      Path file = repository.module().resolve(path).normalize();
      if (!Files.exists(file) && Files.isRegularFile(besideSpec(path))) {
        return content(path, besideSpec(path));
      }
      if (!repository.holds(file)) {
        return problem(
            "is outside of the repository", "copy it into the repository, and name that");
      }
      if (!Files.exists(file)) {
        String where = "create " + repository.shown(file);
        return problem("isn't there", where + ", or take it out of repo.reads");
      }
      return Files.isRegularFile(file)
          ? content(path, file)
          : problem("is no file", "name the files in it that have to be read");
    } catch (InvalidPathException | IOException e) {
      return problem("can't be read: " + e.getMessage(), "let it be read, or correct the path");
    }
  }

  /** A module may be made far from its spec, and from what belongs to that. */
  private Path besideSpec(String path) {
    return Path.of(spec.file()).toAbsolutePath().resolveSibling(path).normalize();
  }

  private static Optional<Problem> content(String path, Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      return problem("has more than " + MAX_BYTES + " bytes", "name a shorter file");
    }
    byte[] bytes = Files.readAllBytes(file);
    if (!SourceText.isUtf8(bytes)) {
      return problem("is not UTF-8", "save it in UTF-8");
    }
    return path.endsWith(".json") ? json(SourceText.of(bytes)) : Optional.empty();
  }

  private static Optional<Problem> json(String text) {
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
      boolean isEmpty = parser.nextToken() == null;
      parser.skipChildren();
      boolean isMore = parser.nextToken() != null;
      return isEmpty || isMore
          ? problem(isEmpty ? "is empty" : "has more than one JSON value", "make it one JSON value")
          : Optional.empty();
    } catch (JacksonException e) {
      return problem(
          "is not JSON: line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(),
          "correct it");
    }
  }
}
