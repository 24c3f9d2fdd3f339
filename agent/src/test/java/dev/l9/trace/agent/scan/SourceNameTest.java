package dev.l9.trace.agent.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names of the JVM, and what their sources called them. */
class SourceNameTest {

  @ParameterizedTest
  @CsvSource({
    "A.kt, times-7AWCn6o, times",
    "A.kt, pay-impl, pay",
    "A.kt, stock$my_app, stock",
    "A.kt, stock-7AWCn6o$my_app, stock",
    "A.kt, returns-nothing, returns-nothing",
    "A.kt, 'is 7-Letters', 'is 7-Letters'",
    "A.kt, plain, plain",
    "A.kt, $x, $x",
    "A.kts, take-7AWCn6o, take",
    "A.scala, $plus$plus, ++",
    "A.scala, balance_$eq, balance_=",
    "A.scala, inner$1, inner",
    "A.scala, times$extension, times",
    "A.scala, a$b, a$b",
    "A.groovy, add$1, add$1",
    "A.java, inner$1, inner$1",
    "A.java, $plus, $plus",
  })
  void methodsOfEachLanguage_showByTheirSourceName(String file, String jvmName, String expected) {
    assertEquals(expected, SourceName.of(owner(file), method(Opcodes.ACC_PUBLIC, jvmName)));
  }

  @ParameterizedTest
  @CsvSource({
    "A.java, a/b/C, C",
    "A.java, a/C$D, C.D",
    "A.java, C$, C.",
    "A.kt, a/AKt, AKt",
    "A.kt, a/Shop$Companion, Shop.Companion",
    "A.kt, a/Greeter$DefaultImpls, Greeter",
    "A.scala, a/Program$, Program",
    "A.scala, a/Shop$Inner$, Shop.Inner",
    "A.scala, a/A$package$, A",
    "A.groovy, a/Greeter$Trait$Helper, Greeter",
  })
  void classesOfEachLanguage_showByTheirSourceName(String file, String jvmName, String expected) {
    ScannedClass owner = owner(file);
    owner.internalName = jvmName;
    assertEquals(expected, SourceName.ofClass(owner));
  }

  @ParameterizedTest
  @CsvSource({"local$twice, twice", "outer$middle$inner, inner", "hidden, hidden"})
  void localFunctionsOfKotlin_showByTheirOwnName(String jvmName, String expected) {
    assertEquals(expected, SourceName.of(owner("A.kt"), method(Opcodes.ACC_PRIVATE, jvmName)));
  }

  private static ScannedClass owner(String file) {
    ScannedClass owner = new ScannedClass();
    owner.language = SourceLanguage.of(file);
    return owner;
  }

  private static ScannedMethod method(int access, String name) {
    return new ScannedMethod(access, name, "()V");
  }
}
