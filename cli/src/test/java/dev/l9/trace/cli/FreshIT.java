package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A block is {@code fresh} only if it is known that the code that ran is the code in the file. */
@JdksInTurn
class FreshIT {

  private static final BlockFormat JAVA = BlockFormats.of("A.java").orElseThrow();

  private static final FileTime LONG_AGO = FileTime.fromMillis(1_600_000_000_000L);

  private static final String TASK =
      """
      package shop;
      public class NAME implements Runnable {
        @dev.l9.trace.L9Traced
        public void run() { NAME.Part.run("one"); }
        static class Part {
          @dev.l9.trace.L9Traced
          static String run(String text) { return text; }
        }
      }
      """;

  /** It loads each class by a loader of its own, from a folder or a jar, and runs it. */
  private static final String MAIN =
      """
      package demo;

      import java.net.URL;
      import java.net.URLClassLoader;
      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.nio.file.StandardCopyOption;

      public class Main {
        public static void main(String[] args) throws Exception {
          for (String arg : args) {
            String[] what = arg.split("=");
            if (what[0].equals("copy")) {
              copy(Path.of(what[1]), Path.of(what[2]));
              continue;
            }
            URL place = Path.of(what[1]).toUri().toURL();
            ClassLoader parent = Main.class.getClassLoader();
            URLClassLoader loader = new URLClassLoader(new URL[] {place}, parent);
            ((Runnable) loader.loadClass("shop." + what[0]).getConstructor().newInstance()).run();
          }
        }

        private static void copy(Path from, Path to) throws Exception {
          for (String name : from.toFile().list()) {
            Files.copy(from.resolve(name), to.resolve(name), StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aSourceThatIsEditedAndNotCompiled_isNotFresh(Jdk jdk) throws Exception {
    TestProject project = project("Task").compile("-g");
    moveClasses("first");
    project.runWell(jdk, "", "demo.Main", "Task=first");
    assertEquals("fresh", state("Task"));

    String edited = task("Task").replace("one", "two");
    project.source("shop/Task.java", edited);
    project.runWell(jdk, "", "demo.Main", "Task=first");
    assertEquals("unverified", state("Task"));

    project.compile("-g");
    moveClasses("second");
    assertEquals("2 classes of 1 source\n", stamp("second"));
    project.source("shop/Task.java", edited.replace("two", "three"));
    project.runWell(jdk, "", "demo.Main", "Task=second");
    assertEquals("stale", state("Task"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void jars_andClassesThatAreLoadedAnew_areKnownOnlyWhereThatIsCertain(Jdk jdk) throws Exception {
    String[] names = {"Built", "Bought", "Stamped", "Edited", "Anew", "Replaced"};
    TestProject project = project(names).compile("-g");
    moveClasses("first");
    Files.setLastModifiedTime(source("Built"), LONG_AGO);
    Files.setLastModifiedTime(source("Bought"), LONG_AGO);
    jar("target/app.jar", "Built");
    jar("bought.jar", "Bought");
    jar("stamped.jar", "Stamped", "Edited");
    assertEquals("4 classes of 2 sources\n", stamp("stamped.jar"));
    for (String edited : new String[] {"Edited", "Anew", "Replaced"}) {
      project.source("shop/" + edited + ".java", task(edited).replace("one", "two"));
    }
    project.compile("-g");
    moveClasses("second");

    project.runWell(
        jdk,
        "update.interval=end",
        "demo.Main",
        "Built=target/app.jar",
        "Bought=bought.jar",
        "Stamped=stamped.jar",
        "Edited=stamped.jar",
        "Anew=first",
        "Anew=first",
        "Replaced=first",
        "copy=second/shop=first/shop",
        "Anew=first");
    assertEquals("fresh", state("Built"));
    assertEquals("unverified", state("Bought"));
    assertEquals("fresh", state("Stamped"));
    assertEquals("stale", state("Edited"));
    assertEquals("fresh", state("Anew"));
    DoraTraceBlock anew = block("Anew");
    assertEquals(
        List.of("Anew.Part.run 1", "Anew.run 1"),
        anew.graph().nodes().stream().map(node -> node.id() + " " + node.calls()).toList());
    assertEquals(1, anew.graph().edges().get(0).calls());
    assertEquals("unverified", state("Replaced"));
  }

  private TestProject project(String... tasks) {
    TestProject project = new TestProject(folder).source("demo/Main.java", MAIN);
    for (String task : tasks) {
      project.source("shop/" + task + ".java", task(task));
    }
    return project;
  }

  /** Moves the classes of the tasks away from the program's class path. */
  private void moveClasses(String to) throws IOException {
    Files.createDirectories(folder.resolve(to));
    Files.move(folder.resolve("classes/shop"), folder.resolve(to).resolve("shop"));
  }

  private static String task(String name) {
    return TASK.replace("NAME", name);
  }

  private Path source(String name) {
    return folder.resolve("src/main/java/shop").resolve(name + ".java");
  }

  private void jar(String path, String... names) throws IOException {
    Path jar = folder.resolve(path);
    Files.createDirectories(jar.getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (String name : names) {
        for (String file : new String[] {name + ".class", name + "$Part.class"}) {
          out.putNextEntry(new JarEntry("shop/" + file));
          out.write(Files.readAllBytes(folder.resolve("first/shop").resolve(file)));
        }
      }
    }
  }

  private String stamp(String classes) {
    String sources = folder.resolve("src/main/java").toString();
    ProgramRun run = L9Run.here("stamp", folder.resolve(classes).toString(), "--sources", sources);
    assertEquals(0, run.exitCode(), run::toString);
    return run.out();
  }

  private String state(String name) {
    String path = source(name).toString();
    String line = L9Run.here("block", "status", path).out();
    return line.substring(0, line.indexOf(path)).strip();
  }

  private DoraTraceBlock block(String name) throws Exception {
    return JAVA.read(Files.readAllBytes(source(name))).orElseThrow();
  }
}
