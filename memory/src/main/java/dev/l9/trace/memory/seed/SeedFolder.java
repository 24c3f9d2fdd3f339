package dev.l9.trace.memory.seed;

import dev.l9.trace.memory.seed.SeedPackReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the packs of a folder: all its files that end in {@code .yaml}. */
final class SeedFolder {

  private SeedFolder() {}

  /**
   * The packs, by the names of their files.
   *
   * @throws SeedException where something is wrong with one of them; it tells all that is
   */
  static List<SeedPack> read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    List<SeedPack> packs = new ArrayList<>();
    List<SeedProblem> problems = new ArrayList<>();
    for (Path file : files(folder)) {
      Reading reading = SeedPackReader.read(file.toString(), Files.readAllBytes(file));
      problems.addAll(reading.problems());
      reading.pack().ifPresent(packs::add);
    }
    if (packs.isEmpty() && problems.isEmpty()) {
      problems.add(
          new SeedProblem(
              folder.toString(), 1, "there is no pack in this folder; its name ends in .yaml"));
    }
    problems.addAll(shared(packs));
    if (!problems.isEmpty()) {
      throw new SeedException(problems);
    }
    return packs;
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml") && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /** Names that two packs have, or two of their entries. */
  private static List<SeedProblem> shared(List<SeedPack> packs) {
    List<SeedProblem> problems = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    for (SeedPack pack : packs) {
      SeedPack.Origin origin = pack.origin();
      String former = names.putIfAbsent(pack.name(), origin.file());
      if (ShippedPack.isName(pack.name())) {
        String message = "a pack '" + pack.name() + "' comes with l9; give yours another name";
        problems.add(new SeedProblem(origin.file(), 1, message));
      }
      if (former != null) {
        String message = "the pack '" + pack.name() + "' is in " + former + " too";
        problems.add(new SeedProblem(origin.file(), 1, message + "; give one another name"));
      }
      for (SeedEntry entry : pack.entries()) {
        String first = ids.putIfAbsent(entry.id(), origin.file());
        if (first != null) {
          problems.add(origin.atEntry(entry.id(), taken(entry.id(), first)));
        }
      }
    }
    return problems;
  }

  /** What to say of an id that another pack has. */
  static String taken(String id, String where) {
    return "the id '"
        + id
        + "' is in "
        + where
        + " too; choose another one, since findings name it";
  }
}
