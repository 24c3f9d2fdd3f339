package dev.l9.trace.tools.git;

import dev.l9.trace.git.Checkout;
import dev.l9.trace.git.GitNotes;
import dev.l9.trace.tools.FailureMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks whether what was set up in a repository works. */
final class GitStatusCheck {

  private final Git git;
  private final Checkout checkout;
  private final DriverSettings settings;
  private final GitAttributes attributes;
  private final MarkedLines rankingAttributes;

  GitStatusCheck(
      Git git,
      Checkout checkout,
      DriverSettings settings,
      GitAttributes attributes,
      MarkedLines rankingAttributes) {
    this.git = git;
    this.checkout = checkout;
    this.settings = settings;
    this.attributes = attributes;
    this.rankingAttributes = rankingAttributes;
  }

  GitStatus run() throws IOException {
    GitMode mode = mode();
    if (mode == GitMode.NOT_INSTALLED) {
      return new GitStatus(checkout.top(), mode, List.of(), List.of(), List.of());
    }
    return new GitStatus(
        checkout.top(),
        mode,
        problems(mode),
        mode == GitMode.LEFT_OUT ? StoredBlocks.find(git) : List.of(),
        new ForeignDrivers(git, mode).all());
  }

  private GitMode mode() {
    boolean isThere = attributes.isThere() || rankingAttributes.isThere();
    return isThere ? settings.mode() : GitMode.NOT_INSTALLED;
  }

  private List<GitProblem> problems(GitMode mode) throws IOException {
    List<GitProblem> problems = new ArrayList<>();
    String program = settings.program(mode);
    if (!Files.isExecutable(Path.of(program))) {
      problems.add(new GitProblem(GitProblem.Kind.PROGRAM_GONE, program));
    }
    attributesProblem(mode).ifPresent(problems::add);
    try {
      GitNotes.check(checkout);
    } catch (IOException e) {
      problems.add(new GitProblem(GitProblem.Kind.NOTES_UNREADABLE, FailureMessage.of(e)));
    }
    return problems;
  }

  private Optional<GitProblem> attributesProblem(GitMode mode) throws IOException {
    if (rankingAttributes.isThere()) {
      return Optional.of(new GitProblem(GitProblem.Kind.ATTRIBUTES_RANK_ABOVE_OTHERS, ""));
    }
    if (!attributes.isInForce()) {
      return Optional.of(
          new GitProblem(GitProblem.Kind.ATTRIBUTES_NOT_READ, attributes.others().toString()));
    }
    return attributes.isCurrent(mode)
        ? Optional.empty()
        : Optional.of(
            new GitProblem(GitProblem.Kind.ATTRIBUTES_OUTDATED, attributes.others().toString()));
  }
}
