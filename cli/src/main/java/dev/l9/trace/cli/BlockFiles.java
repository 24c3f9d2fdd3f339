package dev.l9.trace.cli;

import dev.l9.trace.block.BlockFormats;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The files that a command names, and those of a type that gets blocks in the folders it names. */
final class BlockFiles {

  /** What lies in them was made by a machine, or belongs to others. */
  private static final Set<String> SKIPPED = Set.of("target", "build", "node_modules");

  private BlockFiles() {}

  /**
   * Has each file looked at, those of a folder in the order of their names. One that can't be read
   * is passed over, and said in the end.
   *
   * @param look takes the file, and whether it was named itself
   * @throws CommandFailure for the files that could not be read
   */
  static void forEach(List<Path> paths, BiConsumer<BlockFile, Boolean> look) {
    List<String> failures = new ArrayList<>();
    for (Path path : paths) {
      boolean named = !Files.isDirectory(path);
      for (Path file : named ? List.of(path) : below(path)) {
        try {
          look.accept(BlockFile.read(file), named);
        } catch (CommandFailure e) {
          failures.add(e.getMessage());
        }
      }
    }
    if (!failures.isEmpty()) {
      throw new CommandFailure(String.join(System.lineSeparator() + "l9: ", failures));
    }
  }

  private static List<Path> below(Path folder) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
              String name = String.valueOf(dir.getFileName());
              boolean skip = SKIPPED.contains(name) || name.startsWith(".");
              return skip && !dir.equals(folder)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile() && BlockFormats.of(file).isPresent()) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new CommandFailure("can't read the folder " + folder + ": " + e.getMessage());
    }
    files.sort(Comparator.naturalOrder());
    return files;
  }
}
