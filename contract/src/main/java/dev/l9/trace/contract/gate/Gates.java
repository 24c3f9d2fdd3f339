package dev.l9.trace.contract.gate;

import dev.l9.trace.tools.FailureMessage;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Installs what checks the contract before a commit and before a merge, and takes it away again.
 *
 * <p>What a user has written stays, byte for byte: git's hook gets lines of ours between two
 * comments, and other files are written only where there is none, or one that is ours and
 * unchanged. Each file is written at once. To install what is installed changes nothing.
 *
 * <p>Two programs must not do this in one repository at once; what the user changes meanwhile is
 * noticed, and stays.
 */
public final class Gates {

  private Gates() {}

  /**
   * Installs gates in the repository in which a folder is. That one of them can't be installed
   * keeps none of the others from it.
   *
   * @return what became of each gate that was asked for, in the order of {@link Gate}
   * @throws ToolFailure where the folder is in no checkout of git, or git can't be run
   * @throws IOException where the folder can't be read
   */
  public static List<GateResult> install(Path folder, GateOptions options) throws IOException {
    Repository repository = Repository.of(folder);
    List<GateResult> results = new ArrayList<>();
    for (Gate gate : new TreeSet<>(options.gates())) {
      try {
        results.add(
            gate == Gate.GIT_HOOK
                ? new GitHook(repository).install(options)
                : file(gate, options).install(repository));
      } catch (IOException e) {
        results.add(failed(gate, repository, e));
      }
    }
    return results;
  }

  /**
   * Takes gates away, as far as they are ours and unchanged.
   *
   * @return what became of each gate, in the order of {@link Gate}; several results for git's hook
   *     if it was in several places
   * @throws ToolFailure where the folder is in no checkout of git, or git can't be run
   * @throws IOException where the folder can't be read
   */
  public static List<GateResult> uninstall(Path folder, Set<Gate> gates) throws IOException {
    Repository repository = Repository.of(folder);
    GateOptions any = new GateOptions(gates, List.of("l9"), Path.of("l9"), GateOptions.JAR, false);
    List<GateResult> results = new ArrayList<>();
    for (Gate gate : new TreeSet<>(gates)) {
      try {
        if (gate == Gate.GIT_HOOK) {
          results.addAll(new GitHook(repository).uninstall());
        } else {
          results.add(file(gate, any).uninstall(repository));
        }
      } catch (IOException e) {
        results.add(failed(gate, repository, e));
      }
    }
    return results;
  }

  static GateFile file(Gate gate, GateOptions options) {
    return switch (gate) {
      case PRE_COMMIT -> GateFiles.preCommit();
      case GITHUB -> GateFiles.gitHub(options);
      case GITLAB -> GateFiles.gitLab(options);
      case GIT_HOOK -> throw new IllegalArgumentException("it is no file of ours alone");
    };
  }

  private static GateResult failed(Gate gate, Repository repository, IOException failure) {
    return GateResult.refused(
        gate, repository.top(), GateReason.FAILED, FailureMessage.of(failure));
  }
}
