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
 * Classes as the Scala compiler emits them: each execution is one span, under its source's name.
 */
@JdksInTurn
class ScalaIT {

  @TempDir Path folder;

  private static LanguageProgram program;

  @BeforeAll
  static void compile() {
    String classPath = LanguageCompilers.once("Constructs.scala");
    program = new LanguageProgram(classPath, "demo.Program", "Constructs.scala");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void constructs_areTracedOnce(Jdk jdk) {
    List<TraceEvent> events = program.trace(jdk, folder, "");
    assertEquals(
        """
        demo.Program$ main(args=[])
          demo.Greeter greet(name=you, greeting=hello) → hello you
          demo.Registry$ lookUp(key=1) → 2
          demo.Registry$ lookUp(key=2) → 3
          demo.Shop open(name=a) → open a
          demo.Shop$ close(name=b) → close b
          demo.Point sum() → 1
          demo.Account deposit(amount=5) → 7
          demo.Account audit() → 1
          demo.Line length() → 3
          demo.Cents$#times$extension times(factor=***) → 24
          demo.Cents$#times$extension times(factor=***) → 3
          demo.IntBox put(value=5) → 6
          demo.Constructs$package$ shout(text=hi, mark=!) → HI!
          demo.Constructs$package$ topLevel(n=1) → 2
          demo.Greeter tell(n=3, word=***)
          demo.Cents$#pay$extension pay(n=***, word=***)
          demo.Program$ logIn(login=Login{word=***, user=me})
          demo.Constructs$package$ unlock(text=door, n=4, word=***)
          demo.Program$#inner$1 inner(word=***) → 5
          demo.Program$#$plus$plus ++(n=1) → 3
          demo.Program$ withFunction(step=10) → colon{head=11, next=colon{head=12, next=Nil${}}}
          demo.Program$ byName(value=demo.Program$$$Lambda) → 4
          demo.Program$ nested(n=2) → 6
            demo.Program$#inner$2 inner(m=3) → 6
          demo.Program$ once() → 3
          demo.Program$ once() → 3
          demo.Program$ count(n=2) → 0
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
        demo.Account#hidden
        demo.Cents$#pay$extension
        demo.Cents$#times$extension
        demo.Constructs$package$#shout
        demo.Constructs$package$#topLevel
        demo.Constructs$package$#unlock
        demo.Greeter#greet
        demo.Greeter#tell
        demo.IntBox#put
        demo.Line#length
        demo.Point#sum
        demo.Program$#$plus$plus
        demo.Program$#byName
        demo.Program$#count
        demo.Program$#inner$1
        demo.Program$#inner$2
        demo.Program$#logIn
        demo.Program$#main
        demo.Program$#nested
        demo.Program$#once
        demo.Program$#sensitiveLocal
        demo.Program$#withFunction
        demo.Registry$#lookUp
        demo.Shop#open
        demo.Shop$#close
        """,
        LanguageProgram.methods(events));
  }
}
