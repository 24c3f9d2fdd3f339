package dev.l9.trace.compatibility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Large libraries do under the agent what they do without it, byte for byte, with all their methods
 * traced.
 */
@JdksInTurn
class LargeProgramsIT {

  private static final boolean STRESS = Boolean.getBoolean("l9.stress");

  @TempDir Path folder;

  /**
   * A workload.
   *
   * @param program with the folder of its input, where it has one, as the working directory
   * @param input a file of the tests' resources, copied beside it; empty for none
   * @param include what of it is traced
   * @param output what it writes that is the same in each run
   */
  record Workload(
      String name, TracedProgram program, String input, String include, List<String> output) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Arguments> workloadsOnAllJdks() {
    Stream<Workload> workloads =
        STRESS
            ? Stream.of(sql("3000"), search("2000"), groovyCompiler(true), kotlin(), scala())
            : Stream.of(sql("20"), search("20"));
    return Jdk.inTurn(workloads.toList(), (jdk, workload) -> Arguments.of(workload, jdk));
  }

  @ParameterizedTest
  @MethodSource("workloadsOnAllJdks")
  void program_doesTheSameWithAllMethodsTraced(Workload workload, Jdk jdk) throws IOException {
    Path plainFolder = prepare(workload, "plain");
    Path tracedFolder = prepare(workload, "traced");
    ProgramRun plain = workload.program().runPlain(jdk, plainFolder);
    ProgramRun traced =
        workload
            .program()
            .runTraced(jdk, tracedFolder, "trace=none,update=false,include=" + workload.include());
    assertSame(plain, traced);
    assertEquals(0, plain.exitCode(), plain::toString);
    for (String output : workload.output()) {
      assertSameFiles(plainFolder.resolve(output), tracedFolder.resolve(output));
    }
  }

  @Thorough
  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void events_ofALargeProgram_areWholeLines(Jdk jdk) throws IOException {
    Workload sql = sql("20");
    Path plainFolder = prepare(sql, "plain");
    Path tracedFolder = prepare(sql, "traced");
    String events = "trace=events.jsonl,trace.rotate=4MB,trace.keep=2,update=false";
    ProgramRun plain = sql.program().runPlain(jdk, plainFolder);
    ProgramRun traced =
        sql.program().runTraced(jdk, tracedFolder, events + ",include=" + sql.include());
    assertSame(plain, traced);
    for (String file : List.of("events.jsonl", "events.1.jsonl", "events.2.jsonl")) {
      assertFalse(TestProject.events(tracedFolder.resolve(file)).isEmpty());
    }
  }

  private static Workload sql(String rows) {
    return new Workload(
        "H2 runs a script",
        new TracedProgram(
            Libraries.join(Libraries.TEST_CLASSES, Libraries.classPath("h2")),
            SqlProgram.class.getName(),
            List.of(rows)),
        "",
        "org.h2..*#*;org.h2..*#<init>",
        List.of("dump.sql"));
  }

  private static Workload search(String documents) {
    return new Workload(
        "Lucene indexes and searches",
        new TracedProgram(
            Libraries.join(Libraries.TEST_CLASSES, Libraries.classPath("lucene-core")),
            SearchProgram.class.getName(),
            List.of(documents)),
        "",
        "org.apache.lucene..*#*;org.apache.lucene..*#<init>",
        List.of());
  }

  /** Its parser makes hundreds of times as many calls as all the rest of it. */
  private static Workload groovyCompiler(boolean withParser) {
    String parser = withParser ? ";groovyjarjarantlr4..*#*" : "";
    return new Workload(
        "the Groovy compiler",
        new TracedProgram(
            Libraries.classPath("groovy"),
            LanguageCompilers.GROOVY,
            List.of("-d", "classes", "Workload.groovy")),
        "Workload.groovy",
        "org.codehaus.groovy..*#*;groovy..*#*;org.apache.groovy..*#*;"
            + "groovyjarjarasm..*#*"
            + parser,
        List.of("classes"));
  }

  /** All of this compiler, and of Scala's, would take minutes: they pass large trees around. */
  private static Workload kotlin() {
    String classPath = LanguageCompilers.kotlinClassPath();
    return new Workload(
        "the Kotlin compiler",
        new TracedProgram(
            classPath,
            LanguageCompilers.KOTLIN,
            List.of("-no-stdlib", "-no-reflect", "-cp", classPath, "-d", "classes", "Workload.kt")),
        "Workload.kt",
        "org.jetbrains.kotlin.fir..*#*;org.jetbrains.kotlin.backend..*#*;"
            + "org.jetbrains.kotlin.codegen..*#*;org.jetbrains.kotlin.cli..*#*",
        List.of("classes"));
  }

  private static Workload scala() {
    return new Workload(
        "the Scala compiler",
        new TracedProgram(
            LanguageCompilers.scalaClassPath(),
            LanguageCompilers.SCALA,
            List.of("-usejavacp", "-d", ".", "Workload.scala")),
        "Workload.scala",
        "dotty.tools.backend..*#*;dotty.tools.dotc.transform..*#*;dotty.tools.dotc.parsing..*#*;"
            + "dotty.tools.io..*#*",
        List.of("workload"));
  }

  private Path prepare(Workload workload, String name) throws IOException {
    Path prepared = Files.createDirectories(folder.resolve(name));
    if (!workload.input().isEmpty()) {
      LanguageCompilers.copy(workload.input(), prepared);
    }
    return prepared;
  }

  private static void assertSame(ProgramRun plain, ProgramRun traced) {
    assertEquals(plain.exitCode(), traced.exitCode(), traced::toString);
    assertEquals(plain.out(), traced.out());
    assertEquals(steady(plain.err()), steady(traced.err()));
  }

  /** Without the times of log records, and what the agent says of events that it dropped. */
  private static String steady(String err) {
    return err.replaceAll("(?m)^\\w{3} \\d+, \\d{4},? \\S+\\s[AP]M ", "")
        .replaceAll("(?m)^\\[l9] warn: .*dropped.*\\R", "");
  }

  private static void assertSameFiles(Path expected, Path actual) throws IOException {
    assertEquals(files(expected), files(actual));
    for (Path file : files(expected)) {
      assertArrayEquals(
          Files.readAllBytes(expected.resolve(file)),
          Files.readAllBytes(actual.resolve(file)),
          file::toString);
    }
  }

  private static TreeSet<Path> files(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      TreeSet<Path> found = new TreeSet<>();
      files.filter(Files::isRegularFile).forEach(file -> found.add(root.relativize(file)));
      return found;
    }
  }
}
