package dev.l9.trace.tools.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.git.Checkout;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The attributes that have git use us, in a file of ours that the repository's own {@code
 * core.attributesFile} names. That file has the lowest rank, so that whatever {@code
 * .gitattributes} says of a file, now or later, holds.
 *
 * <p>Git reads one such file. So behind our lines it has copies of the files that git would read
 * without us, whose lines go before ours: the system's, and the user's own.
 */
final class GitAttributes {

  private static final String KEY = "core.attributesFile";
  private static final String OURS = "/l9/attributes";

  /** The file of the contract's registry, which we merge whatever is done with blocks. */
  private static final String REGISTRY = ".l9-dora-registry.json";

  private static final Path SYSTEM = Path.of("/etc/gitattributes");

  private final Git git;
  private final Path top;
  private final Path file;

  GitAttributes(Git git, Checkout checkout) {
    this.git = git;
    this.top = checkout.top();
    this.file = checkout.attributesFile();
  }

  /**
   * Has git ask us for files of all types that get blocks.
   *
   * @throws ToolFailure where a setting of higher rank keeps it from that
   */
  void install(GitMode mode) throws IOException {
    remove();
    Files.createDirectories(file.getParent());
    Files.writeString(file, text(mode), ISO_8859_1);
    // It stands beside a value of the user's, which is in force again when ours is gone.
    git.get("config", "--local", "--add", KEY, path());
    if (!isInForce()) {
      Path other = others();
      remove();
      throw new ToolFailure(
          "git reads its attributes from "
              + other
              + ", by a setting of this worktree or of the environment, which goes before the"
              + " repository's; unset core.attributesFile there");
    }
  }

  /** Has git read what it would without us, and says whether there was anything to take away. */
  boolean remove() throws IOException {
    boolean set = git.run("config", "--local", "--unset-all", KEY, OURS + "$").code() == 0;
    return Files.deleteIfExists(file) || set;
  }

  /** Whether the attributes were installed, whatever has become of them. */
  boolean isThere() {
    return Files.exists(file) || git.run("config", "--local", "--get", KEY, OURS + "$").code() == 0;
  }

  /** Whether git reads our file. */
  boolean isInForce() {
    return git.run("config", "--path", "--get", KEY).out().equals(path()) && Files.exists(file);
  }

  /** Whether our file holds what {@link #install} would write now. */
  boolean isCurrent(GitMode mode) throws IOException {
    return Files.readString(file, ISO_8859_1).equals(text(mode));
  }

  /** The path of our file with slashes, which git understands on every system. */
  private String path() {
    return file.toString().replace('\\', '/');
  }

  private String text(GitMode mode) throws IOException {
    StringBuilder text = new StringBuilder("# Written by l9 git install.\n");
    for (String ending : BlockFormats.endings()) {
      text.append("*.").append(inAnyCase(ending));
      text.append(' ').append(mode.attribute()).append("=l9\n");
    }
    text.append(REGISTRY).append(" merge=l9\n");
    for (Path copied : List.of(system(), others())) {
      if (Files.isRegularFile(copied)) {
        text.append("# A copy of ").append(copied).append('\n');
        text.append(Files.readString(copied, ISO_8859_1)).append('\n');
      }
    }
    return text.toString();
  }

  /** The pattern for upper and lower case: git tells them apart, and types of files don't. */
  private static String inAnyCase(String ending) {
    StringBuilder pattern = new StringBuilder();
    for (int i = 0; i < ending.length(); i++) {
      char lower = ending.charAt(i);
      char upper = Character.toUpperCase(lower);
      pattern.append(lower == upper ? String.valueOf(lower) : "[" + lower + upper + "]");
    }
    return pattern.toString();
  }

  /** The file that git would read without us; it need not be there. */
  Path others() {
    List<String> values = new ArrayList<>();
    Git.Result set = git.run("config", "--path", "-z", "--get-all", KEY);
    if (set.code() == 0) {
      values.addAll(Arrays.asList(set.out().split("\0", 0)));
      values.removeIf(value -> value.endsWith(OURS));
    }
    return values.isEmpty() ? ofUser() : top.resolve(values.get(values.size() - 1));
  }

  private static Path ofUser() {
    Map<String, String> environment = System.getenv();
    String folder = environment.getOrDefault("XDG_CONFIG_HOME", "");
    if (folder.isEmpty()) {
      String home = environment.getOrDefault("HOME", System.getProperty("user.home"));
      folder = home + "/.config";
    }
    return Path.of(folder, "git", "attributes");
  }

  /** Before 2.41 git doesn't tell where that is; usually it is here. */
  private Path system() {
    Git.Result told = git.run("var", "GIT_ATTR_SYSTEM");
    return told.code() == 0 && !told.out().isEmpty() ? Path.of(told.out()) : SYSTEM;
  }
}
