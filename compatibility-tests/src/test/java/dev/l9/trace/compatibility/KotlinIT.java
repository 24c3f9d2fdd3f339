package dev.l9.trace.compatibility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.Thorough;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Classes as the Kotlin compiler emits them: each execution is one span, under its source's name.
 */
@JdksInTurn
class KotlinIT {

  @TempDir Path folder;

  private static LanguageProgram program;

  @BeforeAll
  static void compile() {
    program = programOf();
  }

  private static LanguageProgram programOf(String... options) {
    String classPath = LanguageCompilers.once("Constructs.kt", options);
    return new LanguageProgram(classPath, "demo.ConstructsKt", "Constructs.kt");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void constructs_areTracedOnce(Jdk jdk) {
    List<TraceEvent> events = program.trace(jdk, folder, "");
    assertEquals(
        """
        demo.ConstructsKt main()
          demo.ConstructsKt topLevel(name=ab, times=2) → abab
          demo.ConstructsKt topLevel(name=c, times=3) → ccc
          demo.ConstructsKt shout(this=hi, mark=!) → HI!
          demo.ConstructsKt withLambda(step=10) → [11, 12]
          demo.ConstructsKt#take-vFEQCow take(price=12) → 12
          demo.Cents#times-7AWCn6o times(factor=2) → 24
          demo.Shop#secretStock$main secretStock(item=***) → ***
          demo.Shop order(item=cup, count=3) → cup3
          demo.Shop local(n=4) → 8
            demo.Shop#local$twice twice(m=4) → 8
          demo.Shop$Companion open(name=a) → open a
          demo.Shop$Companion close(name=b) → close b
          demo.Registry lookUp(key=1) → 2
          demo.Registry reset()
          demo.Greeter greet(name=you, greeting=hello) → hello you
          demo.Square area() → 9
          demo.IntBox put(value=5) → 6
          demo.Shop$Companion close(name=c) → close c
          demo.Shop order(item=pot, count=3) → pot3
          demo.Greeter greet(name=me, greeting=hi) → hi me
          demo.Account getDoubled() → 2
          demo.Account deposit(amount=5) → 7
          demo.Account#audit$main audit() → 1
          demo.Point sum() → 5
          demo.Level above(other=LOW) → true
          demo.ConstructsKt slowly(n=3) → 8
            demo.ConstructsKt direct(n=3) → 4
            demo.ConstructsKt direct(n=3) → 4
          demo.ConstructsKt countDown(n=2) → 4
            demo.ConstructsKt countDown(n=1) → 2
              demo.ConstructsKt countDown(n=0) → 0
              demo.ConstructsKt direct(n=1) → 2
            demo.ConstructsKt direct(n=1) → 2
          demo.Cents#pay-impl pay(n=2, word=***)
          demo.Greeter tell(n=3, word=***)
          demo.ConstructsKt logIn(login=Login{word=***, user=me})
          demo.ConstructsKt unlock(this=door, n=4, word=***)
          demo.ConstructsKt await(n=5, word=***) → Unit{}
          demo.ConstructsKt#spend-iIzmyK0 spend(this=1, n=1, word=***)
          demo.ConstructsKt failing(n=1) → IllegalStateException: no 1 [error]
        """,
        MethodTree.of(events));
  }

  /** This is what the compiler did before Kotlin 2.2. */
  @Thorough
  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void methodsOfInterfaces_inAClassOfTheirOwn_areTracedOnce(Jdk jdk) {
    List<TraceEvent> events = programOf("-jvm-default=disable").trace(jdk, folder, "");
    assertEquals(
        """
        demo.ConstructsKt main()
          demo.ConstructsKt topLevel(name=ab, times=2) → abab
          demo.ConstructsKt topLevel(name=c, times=3) → ccc
          demo.ConstructsKt shout(this=hi, mark=!) → HI!
          demo.ConstructsKt withLambda(step=10) → [11, 12]
          demo.ConstructsKt#take-vFEQCow take(price=12) → 12
          demo.Cents#times-7AWCn6o times(factor=2) → 24
          demo.Shop#secretStock$main secretStock(item=***) → ***
          demo.Shop order(item=cup, count=3) → cup3
          demo.Shop local(n=4) → 8
            demo.Shop#local$twice twice(m=4) → 8
          demo.Shop$Companion open(name=a) → open a
          demo.Shop$Companion close(name=b) → close b
          demo.Registry lookUp(key=1) → 2
          demo.Registry reset()
          demo.Greeter$DefaultImpls greet(name=you, greeting=hello) → hello you
          demo.Square area() → 9
          demo.IntBox put(value=5) → 6
          demo.Shop$Companion close(name=c) → close c
          demo.Shop order(item=pot, count=3) → pot3
          demo.Greeter$DefaultImpls greet(name=me, greeting=hi) → hi me
          demo.Account getDoubled() → 2
          demo.Account deposit(amount=5) → 7
          demo.Account#audit$main audit() → 1
          demo.Point sum() → 5
          demo.Level above(other=LOW) → true
          demo.ConstructsKt slowly(n=3) → 8
            demo.ConstructsKt direct(n=3) → 4
            demo.ConstructsKt direct(n=3) → 4
          demo.ConstructsKt countDown(n=2) → 4
            demo.ConstructsKt countDown(n=1) → 2
              demo.ConstructsKt countDown(n=0) → 0
              demo.ConstructsKt direct(n=1) → 2
            demo.ConstructsKt direct(n=1) → 2
          demo.Cents#pay-impl pay(n=2, word=***)
          demo.Greeter$DefaultImpls tell(n=3, word=***)
          demo.ConstructsKt logIn(login=Login{word=***, user=me})
          demo.ConstructsKt unlock(this=door, n=4, word=***)
          demo.ConstructsKt await(n=5, word=***) → Unit{}
          demo.ConstructsKt#spend-iIzmyK0 spend(this=1, n=1, word=***)
          demo.ConstructsKt failing(n=1) → IllegalStateException: no 1 [error]
        """,
        MethodTree.of(events));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void includedPackage_leavesOutWhatTheCompilerAdds(Jdk jdk) {
    List<TraceEvent> events = program.trace(jdk, folder, ",include=demo..*#*");
    assertEquals(
        """
        demo.Account#audit$main
        demo.Account#deposit
        demo.Account#getDoubled
        demo.Account#hidden
        demo.Cents#pay-impl
        demo.Cents#times-7AWCn6o
        demo.ConstructsKt#account
        demo.ConstructsKt#await
        demo.ConstructsKt#calledFromJava
        demo.ConstructsKt#countDown
        demo.ConstructsKt#direct
        demo.ConstructsKt#failing
        demo.ConstructsKt#logIn
        demo.ConstructsKt#main
        demo.ConstructsKt#secrets
        demo.ConstructsKt#shout
        demo.ConstructsKt#slowly
        demo.ConstructsKt#spend-iIzmyK0
        demo.ConstructsKt#take-vFEQCow
        demo.ConstructsKt#topLevel
        demo.ConstructsKt#unlock
        demo.ConstructsKt#withLambda
        demo.Greeter#greet
        demo.Greeter#tell
        demo.IntBox#put
        demo.Level#above
        demo.Point#sum
        demo.Registry#lookUp
        demo.Registry#reset
        demo.Shop#local
        demo.Shop#local$twice
        demo.Shop#order
        demo.Shop#secretStock$main
        demo.Shop$Companion#close
        demo.Shop$Companion#open
        demo.Square#area
        """,
        LanguageProgram.methods(events));
  }

  @Test
  void inlineFunction_isSaidNotToBeTraced() {
    String log = program.log(folder);
    assertTrue(
        log.contains(
            "[l9] info: demo.ConstructsKt#around is inline: calls from Kotlin hold its body, and"
                + " aren't traced"),
        log);
  }
}
