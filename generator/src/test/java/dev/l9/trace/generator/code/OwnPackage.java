package dev.l9.trace.generator.code;

import dev.l9.trace.generator.module.GeneratedFile;
import java.util.List;

/** Moves modules into packages of their own, so that many are compiled at once. */
final class OwnPackage {

  private OwnPackage() {}

  /**
   * The files of a module, whose package is {@code com.example.} and its id, in another package.
   */
  static List<GeneratedFile> of(List<GeneratedFile> files, String id, String other) {
    return files.stream()
        .map(
            file ->
                new GeneratedFile(
                    file.path().replace("/" + id + "/", "/" + other + "/"),
                    file.role(),
                    file.text().replace("com.example." + id, "com.example." + other)))
        .toList();
  }
}
