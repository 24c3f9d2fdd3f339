package dev.l9.trace.memory.seed;

import dev.l9.trace.memory.seed.SeedPackReader.Reading;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A pack that comes with the program. */
enum ShippedPack {
  /** How parts of programs are put together, and what follows from that. */
  ARCHITECTURAL_PATTERNS(1),
  /** What values of certain names, and results of certain methods, hold. */
  CODING_HEURISTICS(1),
  /** What failures usually come from, and how they are mended. */
  REFLECTION_MEMORY(1),
  /** What leads to what, and what comes wrapped in what. */
  CROSS_TASK_GRAPH(1);

  private final int version;

  /**
   * @param version what the file says; the file isn't read if this version was loaded already
   */
  ShippedPack(int version) {
    this.version = version;
  }

  int version() {
    return version;
  }

  /** What the pack is called. */
  String packName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether one of them has this name. */
  static boolean isName(String name) {
    return Stream.of(values()).anyMatch(pack -> pack.packName().equals(name));
  }

  /** All of them. */
  static List<SeedPack> readAll() {
    return Stream.of(values()).map(ShippedPack::read).toList();
  }

  private SeedPack read() {
    String file = packName() + ".yaml";
    try (InputStream resource = ShippedPack.class.getResourceAsStream(file)) {
      if (resource == null) {
        throw new IllegalStateException(file + " is missing beside the classes of l9");
      }
      Reading reading = SeedPackReader.read(file, resource.readAllBytes());
      return reading
          .pack()
          .orElseThrow(() -> new IllegalStateException("mistakes: " + reading.problems()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
