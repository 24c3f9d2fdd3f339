package dev.l9.trace.cli.git;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryMerge;
import dev.l9.trace.rewrite.SourceFiles;
import dev.l9.trace.tools.FailureMessage;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.BlockMerge;
import dev.l9.trace.tools.git.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code l9 git merge}: serves git as a merge driver; see "defining a custom merge driver" in
 * {@code gitattributes(5)}.
 */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = {
      "Merges two versions of a file as git does, and of their blocks keeps the newer one.",
      "The contract's registry is merged by its entries.",
      "The result is written to OURS. Exits with 1 if it has conflicts."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:merged", "1:merged, with conflicts to resolve", "129:it can't be merged"})
final class GitMergeCommand implements Callable<Integer> {

  /** From here on git takes a merge for failed, not for one with conflicts. */
  private static final int FAILED = 129;

  private static final int MAX_CONFLICTS = 127;

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "BASE", description = "The common version.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private Path base;

  @Parameters(index = "1", paramLabel = "OURS", description = "The version to merge into.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private Path ours;

  @Parameters(index = "2", paramLabel = "THEIRS", description = "The other version.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private Path theirs;

  @Parameters(index = "3", arity = "0..1", paramLabel = "SIZE", description = "Of the markers.")
  private String markerSize = "7";

  @Parameters(index = "4", arity = "0..1", paramLabel = "NAME", description = "The file's name.")
  private String name = "";

  @Parameters(index = "5", arity = "0..1", paramLabel = "OUR-LABEL", description = "For markers.")
  private String ourLabel = "ours";

  @Parameters(index = "6", arity = "0..1", paramLabel = "THEIR-LABEL", description = "Likewise.")
  private String theirLabel = "theirs";

  @Override
  public Integer call() {
    try {
      return merge();
    } catch (IOException | RuntimeException | OutOfMemoryError | StackOverflowError e) {
      spec.commandLine().getErr().println("l9: can't merge: " + FailureMessage.of(e));
      return FAILED; // Any other code is one of conflicts, which git would take the file to hold.
    }
  }

  private int merge() throws IOException {
    if (isRegistry()) {
      try {
        return mergeRegistry();
      } catch (ToolFailure e) {
        // A version is no registry, such as one with marks of conflicts: it is merged as a text.
        spec.commandLine().getErr().println("l9: " + e.getMessage());
      }
    }
    for (Path file : List.of(base, ours, theirs)) {
      if (Files.size(file) > SourceFiles.maxBytes()) {
        // It has no block, and is git's to merge, in place.
        return runGit(List.of(ours.toString(), base.toString(), theirs.toString())) > 0 ? 1 : 0;
      }
    }
    byte[] baseFile = Files.readAllBytes(base);
    byte[] ourFile = Files.readAllBytes(ours);
    byte[] theirFile = Files.readAllBytes(theirs);
    Optional<BlockFormat> format = BlockFormats.of(name.isEmpty() ? ours.toString() : name);
    BlockMerge.Merged merged =
        format.isPresent()
            ? new BlockMerge(format.get(), this::mergeText).merge(baseFile, ourFile, theirFile)
            : mergeText(baseFile, ourFile, theirFile);
    Files.write(ours, merged.content());
    return merged.conflicts() ? 1 : 0;
  }

  private boolean isRegistry() {
    Path named = name.isEmpty() ? ours : Path.of(name);
    return named.endsWith(Registry.FILE);
  }

  private int mergeRegistry() throws IOException {
    RegistryMerge.Marks marks =
        new RegistryMerge.Marks(
            Integer.parseInt(markerSize), label(ourLabel, "ours"), label(theirLabel, "theirs"));
    RegistryMerge.Merged merged =
        new RegistryMerge(marks)
            .merge(Files.readAllBytes(base), Files.readAllBytes(ours), Files.readAllBytes(theirs));
    Files.write(ours, merged.content());
    for (String conflict : merged.conflicts()) {
      spec.commandLine().getErr().println("l9: " + Registry.FILE + ": " + PlainText.of(conflict));
    }
    return merged.conflicts().isEmpty() ? 0 : 1;
  }

  private BlockMerge.Merged mergeText(byte[] baseText, byte[] ourText, byte[] theirText)
      throws IOException {
    Path folder = Files.createTempDirectory("l9-merge");
    Path baseFile = folder.resolve("base");
    Path ourFile = folder.resolve("ours");
    Path theirFile = folder.resolve("theirs");
    try {
      Files.write(baseFile, baseText);
      Files.write(ourFile, ourText);
      Files.write(theirFile, theirText);
      int conflicts =
          runGit(List.of(ourFile.toString(), baseFile.toString(), theirFile.toString()));
      return new BlockMerge.Merged(Files.readAllBytes(ourFile), conflicts > 0);
    } finally {
      for (Path file : List.of(baseFile, ourFile, theirFile, folder)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private int runGit(List<String> files) {
    String[] command = {
      "merge-file",
      "-q",
      "--marker-size=" + markerSize,
      "-L",
      label(ourLabel, "ours"),
      "-L",
      "base",
      "-L",
      label(theirLabel, "theirs"),
      files.get(0),
      files.get(1),
      files.get(2)
    };
    Git.Result result = new Git(Path.of("")).run(command);
    if (result.code() > MAX_CONFLICTS) {
      String said = result.err().strip();
      throw new ToolFailure(said.isEmpty() ? "git says no" : said);
    }
    return result.code();
  }

  /** Before 2.44 git doesn't tell labels, and leaves the placeholder as it is. */
  private static String label(String given, String other) {
    return given.startsWith("%") ? other : given;
  }
}
