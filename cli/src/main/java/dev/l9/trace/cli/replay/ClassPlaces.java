package dev.l9.trace.cli.replay;

import dev.l9.trace.tools.ToolFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where the classes of a program are: where people say, or where build tools put them. */
public final class ClassPlaces {

  private static final List<String> USUAL =
      List.of(
          "target/classes",
          "target/test-classes",
          "build/classes/java/main",
          "build/classes/java/test",
          "out/production",
          "classes",
          "bin");

  private ClassPlaces() {}

  /**
   * The folders and jars.
   *
   * @param named what people say; several may be in one word, as in a class path
   */
  public static List<Path> of(List<String> named) throws IOException {
    List<Path> places = new ArrayList<>();
    for (String word : named) {
      for (String each : word.split(File.pathSeparator, -1)) {
        if (!each.isEmpty()) {
          places.addAll(place(each));
        }
      }
    }
    return named.isEmpty() ? usual(Path.of("")) : places;
  }

  private static List<Path> place(String name) throws IOException {
    if (name.endsWith("*")) {
      return jars(Path.of(name.substring(0, name.length() - 1)));
    }
    Path place = Path.of(name);
    if (!Files.exists(place)) {
      throw new ToolFailure("--classes: there is no " + name);
    }
    return List.of(place);
  }

  private static List<Path> jars(Path folder) throws IOException {
    TreeSet<Path> jars = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
      found.forEach(jars::add);
    }
    return List.copyOf(jars);
  }

  private static List<Path> usual(Path folder) throws IOException {
    List<Path> places = new ArrayList<>(below(folder));
    try (DirectoryStream<Path> modules =
        Files.newDirectoryStream(Path.of("."), Files::isDirectory)) {
      TreeSet<Path> sorted = new TreeSet<>();
      modules.forEach(sorted::add);
      sorted.forEach(module -> places.addAll(below(module.normalize())));
    }
    if (places.isEmpty()) {
      throw new ToolFailure(
          "no classes were found here, such as in target/classes; name their folders and jars by"
              + " --classes");
    }
    return places;
  }

  private static List<Path> below(Path folder) {
    return USUAL.stream().map(folder::resolve).filter(Files::isDirectory).toList();
  }
}
