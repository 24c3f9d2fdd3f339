package dev.l9.trace.replay.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.replay.call.RecordedCall;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs that have what others don't. */
class OddProgramsTest {

  private static RecordedCall of(String method, String value, String output) {
    return Recorded.call("Odd", method, null, "{\"value\":" + value + "}", output, null);
  }

  @Test
  void clock_standsAtTheTimeOfTheCall_andThatIsSaid() {
    String odd =
        "{\"@type\":\"dev.l9.trace.replay.shop.Odd\",\"clock\":\"java.time.Clock$SystemClock\"}";
    ReplayTest test =
        Recorded.make(Recorded.call("Odd", "age", odd, "{\"since\":1795251157000}", "0", null));
    assertEquals(
        """
        Odd odd = new Odd(Clock.fixed(Instant.parse("2026-11-21T08:52:37Z"), ZoneOffset.UTC));

        long result = odd.age(1795251157000L);

        assertEquals(0L, result);""",
        Recorded.passes(test));
    assertEquals(
        List.of("The time of the clock this.clock isn't recorded; the call's is assumed."),
        test.assumptions());
  }

  @Test
  void nameWithAnUmlaut_isEscaped() {
    String body = Recorded.passes(of("gr\u00f6\u00dfe", "3", "3"));
    assertTrue(body.contains("Odd.gr\\u00f6\\u00dfe(3)"), body);
  }

  @Test
  void resultWithAWildcard_compiles() {
    Recorded.passes(of("open", "3", "[3]"));
    Recorded.passes(of("type", "\"java.util.Map$Entry\"", "\"java.util.Map$Entry\""));
  }

  @ParameterizedTest
  @CsvSource({"int,int.class", "int[],int[].class", "java.lang.String[][],String[][].class"})
  void classOfPrimitivesAndArrays_isALiteral(String name, String literal) {
    String body = Recorded.passes(of("type", "\"" + name + "\"", "\"" + name + "\""));
    assertTrue(body.contains("Odd.type(" + literal + ")"), body);
  }

  @ParameterizedTest
  @CsvSource({"if", "true", "int[", "void[]", "class", "int[]x", "java.util.Map]"})
  void classThatIsNone_isRefused(String name) {
    Recorded.refused(of("type", "\"" + name + "\"", "1"));
  }

  @Test
  void overload_isSaidToBeAssumed_ifOthersFit() {
    ReplayTest test = Recorded.make(of("letter", "\"a\"", "\"text\""));
    Recorded.passes(test);
    assertTrue(test.assumptions().get(0).startsWith("Several overloads take"));
  }

  @Test
  void elementsOfAList_areAssumedInOneSentence() {
    ReplayTest test = Recorded.make(of("same", "[1,2,3]", "[1,2,3]"));
    Recorded.passes(test);
    assertEquals(
        List.of(
            "It isn't recorded of which class the number value[] is; int is assumed.",
            "It isn't recorded of which class the number result[] is; int is assumed."),
        test.assumptions());
  }

  @Test
  void receiverOfAnotherClass_isRefused() {
    String other = "{\"@type\":\"%s\"}";
    for (String type : List.of("java.lang.Runtime", Recorded.SHOP + "Traps$Base")) {
      RecordedCall call =
          Recorded.call("Odd", "age", other.formatted(type), "{\"since\":1}", "0", null);
      assertEquals("this", Recorded.refused(call).path());
    }
  }

  @Test
  void exceptionWithoutAName_isCompared() {
    RecordedCall call =
        Recorded.call("Odd", "nameless", null, "{\"value\":1}", null, "Odd$1: none");
    String body = Recorded.passes(call);
    assertTrue(body.contains("getName().endsWith(\"Odd$1\")"), body);
  }

  @Test
  void remedy_namesStubsOnlyForWhatTheReceiverHolds() {
    RecordedCall call = Recorded.of("run", "\"com.acme.Demo$$Lambda\"", "1");
    assertEquals(
        "no option captures it; replay a call that gets and gives plain values",
        Recorded.refused(call).remedy());
  }
}
