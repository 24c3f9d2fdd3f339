package dev.l9.trace.replay.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.testkit.GeneratedTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Texts that try to get out of a literal or a comment. */
class HostileValuesTest {

  private static final List<String> PARTS =
      List.of(
          "\"",
          "'",
          "\\",
          "\\u0022",
          "\\u000a",
          "\\\\u0022",
          "\n",
          "\r",
          "\u0000",
          "\u001f",
          "\u007f",
          "\u202e",
          "\u2028",
          "\u2066",
          "\ud83d\ude00",
          "\ud800",
          "\udc00",
          "*/",
          "/*",
          "//",
          "\"\"\"",
          "${x}",
          "$L",
          "$T",
          "$W",
          "$$",
          "%s",
          "u",
          "uu0041",
          "\t",
          " ",
          "a",
          "\u00e9",
          "\uffff",
          "\"); System.exit(1); //",
          "@Test",
          "#{1+1}",
          "\u0085",
          "\ufeff");

  @Test
  void literal_equalsTheValue_whateverItIs() {
    Random random = new Random(7);
    Map<String, String> sources = new TreeMap<>();
    int texts = Boolean.getBoolean("l9.stress") ? 120 : 40;
    for (int i = 0; i < texts; i++) {
      StringBuilder text = new StringBuilder();
      for (int left = random.nextInt(40); left > 0; left--) {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      if (i == 0) {
        text.append("x".repeat(70_000)).append("\u20ac".repeat(30_000));
      }
      CapturedValue value = new CapturedValue.Text(text.toString());
      RecordedCall call = withValue("text", value, i);
      ReplayTest test = Recorded.make(call);
      assertTrue(
          test.source().chars().allMatch(c -> c == '\n' || (c >= ' ' && c < 127)), text::toString);
      sources.put(
          test.fullName() + i,
          test.source().replace("KindsTextReplayTest", "KindsTextReplayTest" + i));
    }
    GeneratedTest.run(sources, List.of(Path.of("target/test-classes")))
        .forEach(
            (name, outcome) ->
                assertEquals(
                    GeneratedTest.Result.PASSED,
                    outcome.result(),
                    () -> outcome.problem() + sources.get(name)));
  }

  private static RecordedCall withValue(String method, CapturedValue value, int number) {
    return new RecordedCall(
        "sys_*/ \\u002a\\u002f " + number,
        "",
        "2026 */ @Test \\u002a\\u002f",
        0,
        Recorded.SHOP + "Kinds",
        method,
        null,
        Map.of("value", value),
        value,
        null);
  }

  @Test
  void nameThatIsNoIdentifier_isNeverWritten() {
    for (String type :
        List.of("com.acme.A; class B", "com.acme./*", "a/../../b", "$", "com.acme.A\n")) {
      RecordedCall call =
          Recorded.call("Kinds", "any", null, "{\"value\":{\"@type\":\"x\"}}", "1", null);
      RecordedCall hostile =
          new RecordedCall(
              call.traceId(),
              "",
              call.timestamp(),
              0,
              type,
              "m*/",
              null,
              call.inputs(),
              call.output(),
              null);
      assertTrue(Recorded.refused(hostile).toString().indexOf('\n') < 0);
    }
  }

  @Test
  void keyOfAMap_isAPathOfWords() {
    RecordedCall call =
        Recorded.call("Kinds", "map", null, "{\"value\":{\"*/ x\\u0000\":[]}}", "{}", null);
    assertTrue(Recorded.refused(call).reason().indexOf('*') < 0);
  }
}
