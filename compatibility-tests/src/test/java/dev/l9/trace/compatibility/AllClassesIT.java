package dev.l9.trace.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The JVM's verifier accepts every class of large libraries, with all their methods traced. */
class AllClassesIT {

  private static final boolean STRESS = Boolean.getBoolean("l9.stress");

  private static final String DECLINED =
      "(?m)^\\[l9] warn: \\S+ is not traced: with the tracing code it would exceed the JVM's 64 KB"
          + " for a method\\R";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @JdksInTurn
  void classes_areVerifiedAsWithoutTheAgent(Jdk jdk) {
    TracedProgram program =
        new TracedProgram(
            Libraries.join(Libraries.TEST_CLASSES, STRESS ? all() : some()),
            LinkClassesProgram.class.getName(),
            List.of());
    ProgramRun plain = program.runPlain(jdk, folder);
    ProgramRun traced =
        program.runTraced(jdk, folder, "trace=none,update=false,include=..*#*;..*#<init>");
    assertEquals(0, plain.exitCode(), plain::toString);
    assertEquals(plain.out(), traced.out());
    assertEquals(plain.err(), traced.err().replaceAll(DECLINED, ""));
  }

  private static String some() {
    return Libraries.join(
        Libraries.classPath("h2", "kotlinx-coroutines-core-jvm", "scala3-library_3"));
  }

  private static String all() {
    return Libraries.join(
        Libraries.classPath("h2", "groovy", "lucene-core"),
        LanguageCompilers.kotlinClassPath(),
        LanguageCompilers.scalaClassPath());
  }
}
