package dev.l9.trace.contract.init;

import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.ContractSchema;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import org.jspecify.annotations.Nullable;

/**
 * Writes the first file of a project's contract: one that says what holds without a file, for the
 * types of files that there are, and has a suggestion for each folder of source code, in comments.
 * Thread-safe.
 */
public final class ContractInit {

  private final Path root;
  private final boolean force;

  /**
   * Writes nothing yet.
   *
   * @param root the root folder of the project
   * @param force whether files that are there already are written anew
   */
  public ContractInit(Path root, boolean force) {
    this.root = root;
    this.force = force;
  }

  /**
   * Writes the file, and returns it.
   *
   * @param schema where the JSON Schema for editors is to be written; null if nowhere
   * @throws ToolFailure if the root is no folder, or a file is there already
   * @throws IOException if a file can't be written
   */
  public Path write(@Nullable Path schema) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new ToolFailure(root + " is no folder");
    }
    Path file = root.resolve(Contract.FILE);
    checkFree(file);
    if (schema != null) {
      checkFree(schema);
      write(schema, ContractSchema.text());
    }
    write(file, ContractText.of(ProjectShape.of(root), schema == null ? "" : fromRoot(schema)));
    return file;
  }

  private void checkFree(Path file) {
    if (!force && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new ToolFailure(file + " is there already; --force writes it anew");
    }
  }

  /** The path of the schema as an editor finds it from the contract's file. */
  private String fromRoot(Path schema) throws IOException {
    Path real = schema.toRealPath();
    String path = root.toRealPath().relativize(real).toString().replace('\\', '/');
    return path.startsWith("../") ? path : "./" + path;
  }

  /** All of it or nothing, through links, with the permissions that a file there has. */
  private static void write(Path file, String text) throws IOException {
    boolean isThere = Files.exists(file);
    Path target = isThere ? file.toRealPath() : file.toAbsolutePath();
    Path temporary = target.resolveSibling("." + target.getFileName() + ".l9tmp");
    try {
      Files.writeString(temporary, text);
      PosixFileAttributeView old = permissions(target);
      PosixFileAttributeView made = permissions(temporary);
      if (isThere && old != null && made != null) {
        made.setPermissions(old.readAttributes().permissions());
      }
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static @Nullable PosixFileAttributeView permissions(Path file) {
    return Files.getFileAttributeView(file, PosixFileAttributeView.class);
  }
}
