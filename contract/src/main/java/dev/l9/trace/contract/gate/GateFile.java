package dev.l9.trace.contract.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.contract.gate.GateResult.Addition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of YAML that is ours altogether, and where it is that the user's own settings name it.
 * Immutable.
 *
 * @param name from the top of the checkout
 * @param text without the first line, which says that it is ours
 * @param settings the file of the user's that has to name it; empty if none has to
 * @param lines what has to be in there
 */
record GateFile(Gate gate, String name, String text, String settings, List<String> lines) {

  private static final String BEGIN = "# l9 contract install wrote this (";
  private static final String END = "). l9 contract uninstall removes it, unless it was changed.\n";
  private static final Pattern FIRST_LINE =
      Pattern.compile("\\A" + Pattern.quote(BEGIN) + Seal.PATTERN + "\\)[^\n]*\n");

  GateResult install(Repository repository) throws IOException {
    Path file = repository.top().resolve(name);
    if (!repository.owns(file)) {
      return GateResult.refused(gate, file, GateReason.OUTSIDE, file.toString());
    }
    GateResult result = write(file);
    boolean isNamed = settings.isEmpty() || isNamedIn(repository.top().resolve(settings));
    return !result.isInPlace() || isNamed ? result : result.with(new Addition(settings, lines));
  }

  private GateResult write(Path file) throws IOException {
    byte[] content = (BEGIN + Seal.of(text) + END + text).getBytes(UTF_8);
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      AtomicFile.create(file, content, false);
      return GateResult.of(gate, file, GateState.INSTALLED);
    }
    GateReason reason = reasonToLeave(file);
    if (reason != GateReason.NONE) {
      return GateResult.refused(gate, file, reason, "");
    }
    byte[] old = Files.readAllBytes(file);
    if (Seal.unixLines(new String(old, UTF_8)).equals(new String(content, UTF_8))) {
      return GateResult.of(gate, file, GateState.CURRENT);
    }
    AtomicFile.replace(file, old, content);
    return GateResult.of(gate, file, GateState.UPDATED);
  }

  private static GateReason reasonToLeave(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return GateReason.FOREIGN;
    }
    String old = new String(Files.readAllBytes(file), UTF_8);
    Matcher first = FIRST_LINE.matcher(old);
    if (!first.find()) {
      return GateReason.FOREIGN;
    }
    return Seal.of(old.substring(first.end())).equals(first.group(1))
        ? GateReason.NONE
        : GateReason.CHANGED;
  }

  /** Whether the settings name this file, or, in those of pre-commit, this check. */
  private boolean isNamedIn(Path file) throws IOException {
    if (gate == Gate.PRE_COMMIT) {
      return HookManager.calls(file);
    }
    return Files.isRegularFile(file)
        && Files.readString(file, StandardCharsets.ISO_8859_1)
            .lines()
            .anyMatch(line -> !line.stripLeading().startsWith("#") && line.contains(name));
  }

  GateResult uninstall(Repository repository) throws IOException {
    Path file = repository.top().resolve(name);
    boolean isThere = Files.exists(file, LinkOption.NOFOLLOW_LINKS) && repository.owns(file);
    GateReason reason = isThere ? reasonToLeave(file) : GateReason.FOREIGN;
    if (reason == GateReason.FOREIGN) {
      return GateResult.of(gate, file, GateState.ABSENT);
    }
    if (reason != GateReason.NONE) {
      return GateResult.refused(gate, file, reason, "");
    }
    if (gate == Gate.GITLAB && isNamedIn(repository.top().resolve(settings))) {
      // GitLab runs nothing at all where a file that is included is missing.
      return GateResult.refused(gate, file, GateReason.INCLUDED, settings);
    }
    Files.delete(file);
    deleteEmptyFolders(file, repository.top());
    return GateResult.of(gate, file, GateState.REMOVED);
  }

  private static void deleteEmptyFolders(Path file, Path top) throws IOException {
    Path folder = file.getParent();
    try {
      while (folder != null && !folder.equals(top)) {
        Files.delete(folder);
        folder = folder.getParent();
      }
    } catch (DirectoryNotEmptyException e) {
      // It holds something else, and stays.
    }
  }
}
