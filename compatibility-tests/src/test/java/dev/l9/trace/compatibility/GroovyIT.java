package dev.l9.trace.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Classes as the Groovy compiler emits them: each execution is one span, under its source's name.
 */
@JdksInTurn
class GroovyIT {

  @TempDir Path folder;

  private static LanguageProgram program;
  private static LanguageProgram script;

  @BeforeAll
  static void compile() {
    program = compile("demo.Program", "Constructs.groovy");
    script = compile("Script", "Script.groovy");
  }

  private static LanguageProgram compile(String main, String source) {
    String classPath = LanguageCompilers.once(source);
    return new LanguageProgram(classPath, main, source);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void constructs_areTracedOnce(Jdk jdk) {
    List<TraceEvent> events = program.trace(jdk, folder, "");
    assertEquals(
        """
        demo.Program main(args=[])
          demo.Greeter$Trait$Helper greet(name=you) → hello Dr you
          demo.Greeter$Trait$Helper tell(n=3, word=***)
          demo.Dynamic hide(n=1, word=***)
          demo.Dynamic add(a=1, b=2) → 3
          demo.Dynamic add(a=a, b=b) → ab
          demo.Dynamic label(text=GStringImpl{values=[0], strings=[n=, ], frozen=false, cacheable=true, cachedStringLiteral=null}) → <n=0>
          demo.Dynamic label(text=1) → <1>
          demo.Dynamic closures(step=10) → 23
          demo.Static square(n=5) → 25
          demo.Static twice(n=4) → 8
          demo.Account deposit(amount=5) → 6
          demo.Account deposit(amount=1) → 7
          demo.Account audit() → me1x2
          demo.Account getDoubled() → 14
          demo.Point sum() → 3
          demo.Program lazily(text=GStringImpl{values=[Loud{}], strings=[, ], frozen=false, cacheable=false, cachedStringLiteral=…)
        """,
        MethodTree.of(events));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void methodOfAScript_isTraced(Jdk jdk) {
    List<TraceEvent> events = script.trace(jdk, folder, "");
    assertEquals(
        """
        Script twice(n=4) → 8
        """,
        MethodTree.of(events));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void scriptItself_isTracedWhereIncluded(Jdk jdk) {
    List<TraceEvent> events = script.trace(jdk, folder, ",include=Script#*");
    assertEquals(
        """
        Script run() → null
          Script twice(n=4) → 8
        """,
        MethodTree.of(events));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void includedPackage_leavesOutWhatTheCompilerAdds(Jdk jdk) {
    List<TraceEvent> events = program.trace(jdk, folder, ",include=demo..*#*");
    assertEquals(
        """
        demo.Account#audit
        demo.Account#deposit
        demo.Account#getDoubled
        demo.Account#inner
        demo.Dynamic#add
        demo.Dynamic#closures
        demo.Dynamic#hide
        demo.Dynamic#label
        demo.Greeter$Trait$Helper#greet
        demo.Greeter$Trait$Helper#tell
        demo.Point#sum
        demo.Program#lazily
        demo.Program#main
        demo.Static#square
        demo.Static#twice
        """,
        LanguageProgram.methods(events));
  }
}
