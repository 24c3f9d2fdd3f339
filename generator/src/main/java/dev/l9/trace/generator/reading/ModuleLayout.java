package dev.l9.trace.generator.reading;

import java.util.ArrayList;
import java.util.List;

/** Which files a module has. */
final class ModuleLayout {

  /** The most files that a module may have. */
  static final int MOST_FILES = 8;

  private ModuleLayout() {}

  /** Their paths, relative to the module's folder. */
  static List<String> files(
      String name, String packageName, boolean hasMaven, boolean hasIdempotency) {
    String folder = "java/" + packageName.replace('.', '/') + "/";
    List<String> files = new ArrayList<>();
    if (hasMaven) {
      files.add("pom.xml");
    }
    files.add("README.md");
    for (String ending : List.of("", "Service", "Exception")) {
      files.add("src/main/" + folder + name + ending + ".java");
    }
    if (hasIdempotency) {
      files.add("src/main/" + folder + "RecentCalls.java");
    }
    files.add("src/test/" + folder + name + "Test.java");
    files.add("src/test/" + folder + name + "ServiceTest.java");
    return files;
  }
}
