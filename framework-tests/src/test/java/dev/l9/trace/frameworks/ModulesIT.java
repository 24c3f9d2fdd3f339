package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application of named modules that open nothing. */
class ModulesIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void recordsOfClosedPackages_areCaptured(Jdk jdk) {
    TestProject project = Libraries.program("modules", new TestProject(folder));
    String annotations = TestProject.annotations();
    List<String> javac = new ArrayList<>(List.of("--release", "17", "-g"));
    javac.addAll(List.of("--module-source-path=" + project.sourceRoot()));
    javac.addAll(List.of("--module=demo.app,demo.model", "--module-path=" + annotations));
    javac.addAll(List.of("-d", project.classes().toString()));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, compiler.run(null, null, null, javac.toArray(String[]::new)));
    List<String> java = new ArrayList<>(List.of(jdk.java().toString()));
    java.addAll(TestProject.quickJvm(jdk));
    java.add("-javaagent:" + TestProject.AGENT + "=update=false");
    java.add("--module-path=" + project.classes() + File.pathSeparator + annotations);
    java.add("--module=demo.app/demo.app.Main");
    ProgramRun run = ProgramRun.of(project.builder(java));
    assertEquals(
        new ProgramRun(0, "Line[article=pen, count=2] in module demo.model\nopen: false\n", ""),
        run);
    assertEquals(
        """
        main()
          load(7) → Order{id=7, lines=[Line{article=pen, count=2}, Line{article=ink, count=1}]}
          first(order=Order{id=7, lines=[Line{article=pen, count=2}, Line{article=ink, count=1}]}) → Line{article=pen, count=2}
        """,
        TraceText.tree(project.events()));
  }
}
