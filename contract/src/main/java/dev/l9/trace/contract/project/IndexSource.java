package dev.l9.trace.contract.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.rewrite.SourceFiles;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.Git;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The files that the next commit changes, with the content that it will have: that of git's index,
 * not of the folder.
 */
public final class IndexSource implements FileSource {

  private static final String REGULAR = "100";

  private final GovernedProject project;
  private final boolean lacksBlocks;

  /** The names of the contents, by path. */
  private final Map<String, String> objects = new TreeMap<>();

  /** Files whose content in the folder is that of the index. */
  private final Set<String> inFolder = new HashSet<>();

  private @Nullable Process process;
  private @Nullable InputStream answers;

  /**
   * Asks git's index, which the environment may name.
   *
   * @throws ToolFailure where the project isn't in a repository
   */
  public IndexSource(GovernedProject project) throws IOException {
    this.project = project;
    this.lacksBlocks = project.leavesBlocksOut();
    if (project.checkout() == null) {
      throw new ToolFailure(project.root() + " is in no repository of git");
    }
    String changes =
        new Git(project.root())
            .get(
                List.of(
                    "diff-index",
                    "--cached",
                    "--raw",
                    "-z",
                    "--no-renames",
                    "--relative",
                    "--full-index",
                    "--diff-filter=ACMT",
                    head()));
    String[] parts = changes.split("\0", -1);
    for (int i = 0; i + 1 < parts.length; i += 2) {
      String[] change = parts[i].split(" ", -1); // :old mode, mode, old object, object, kind
      if (change[1].startsWith(REGULAR) && project.governs(parts[i + 1])) {
        objects.put(parts[i + 1], change[3]);
      }
    }
  }

  /** The files of the index that the next commit leaves as they are. */
  private IndexSource(IndexSource changed) throws IOException {
    this.project = changed.project;
    this.lacksBlocks = changed.lacksBlocks;
    Git git = new Git(project.root());
    for (String entry : git.get(List.of("ls-files", "-s", "-z")).split("\0", -1)) {
      int tab = entry.indexOf('\t');
      String path = entry.substring(tab + 1);
      boolean isOther = tab > 0 && entry.startsWith(REGULAR) && !changed.objects.containsKey(path);
      if (isOther && project.governs(path)) {
        objects.put(path, entry.split(" ", -1)[1]);
      }
    }
    inFolder.addAll(objects.keySet());
    List<String> differing = List.of("diff-files", "--name-only", "-z", "--relative");
    inFolder.removeAll(Set.of(git.get(differing).split("\0", -1)));
  }

  @Override
  public FileSource rest() throws IOException {
    return new IndexSource(this);
  }

  /** The commit that the index is compared with; the empty tree before the first one. */
  private String head() {
    Git git = new Git(project.root());
    if (git.run("rev-parse", "-q", "--verify", "HEAD").code() == 0) {
      return "HEAD";
    }
    return git.get(List.of("hash-object", "-t", "tree", "--stdin"));
  }

  @Override
  public List<String> paths() {
    return List.copyOf(objects.keySet());
  }

  @Override
  public List<String> notes() {
    return List.of();
  }

  /** Where git doesn't know the registry, no commit can bring it up to date. */
  @Override
  public Optional<byte[]> registry() throws IOException {
    String object =
        new Git(project.root())
            .run("rev-parse", "-q", "--verify", ":./" + GovernedProject.REGISTRY)
            .out();
    try {
      return object.isEmpty() ? Optional.empty() : Optional.of(object(object, "the registry"));
    } catch (RefusedSourceException e) {
      throw new IOException("the registry " + e.getMessage(), e);
    }
  }

  @Override
  public byte[] read(String path) throws IOException, RefusedSourceException {
    if (inFolder.contains(path)) {
      return SourceFiles.read(project.root().resolve(path));
    }
    return object(objects.getOrDefault(path, ""), path);
  }

  private synchronized byte[] object(String name, String path)
      throws IOException, RefusedSourceException {
    Process git = process();
    InputStream in = answers;
    if (in == null) {
      throw new IOException("git has not started");
    }
    git.getOutputStream().write((name + "\n").getBytes(UTF_8));
    git.getOutputStream().flush();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("git cat-file has ended at " + path);
      }
      line.append((char) c);
    }
    String[] answer = line.toString().split(" ", -1); // object, type, size
    if (answer.length < 3) {
      throw new IOException("git has no content for " + path + ": " + line);
    }
    long size = Long.parseLong(answer[2]);
    if (size > SourceFiles.maxBytes()) {
      in.skipNBytes(size + 1);
      throw new RefusedSourceException("is larger than " + (SourceFiles.maxBytes() >> 20) + " MB");
    }
    byte[] bytes = in.readNBytes((int) size);
    in.skipNBytes(1);
    return bytes;
  }

  private Process process() throws IOException {
    if (process == null) {
      Path errors = Files.createTempFile("l9", ".git");
      errors.toFile().deleteOnExit();
      process =
          new ProcessBuilder("git", "-C", project.root().toString(), "cat-file", "--batch")
              .redirectError(errors.toFile())
              .start();
      answers = new BufferedInputStream(process.getInputStream());
    }
    return process;
  }

  @Override
  public boolean lacksBlocks() {
    return lacksBlocks;
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      process.getOutputStream().close();
      process.destroy();
    }
  }
}
