package dev.l9.trace.replay.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.CallContext;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.replay.type.ClassPath;
import dev.l9.trace.testkit.GeneratedTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of the program in {@code shop} as a trace has them, written as JSON. */
final class Recorded {

  static final String SHOP = "dev.l9.trace.replay.shop.";
  private static final List<Path> CLASSES = List.of(Path.of("target/test-classes"));

  private Recorded() {}

  /** A call of a static method with a parameter {@code value}. */
  static RecordedCall of(String method, String value, String output) {
    return call("Kinds", method, null, "{\"value\":" + value + "}", output, null);
  }

  static RecordedCall call(
      String type,
      String method,
      @Nullable String receiver,
      String inputs,
      @Nullable String output,
      @Nullable String error) {
    Map<String, CapturedValue> values = ((Fields) PlainJson.read(inputs)).values();
    return new RecordedCall(
        "sys_1795251157_3ucxp9o5xhfgy",
        "",
        "2026-11-21T08:52:37.942160Z",
        1_795_251_157_000_000L,
        SHOP + type,
        method,
        receiver == null ? null : PlainJson.read(receiver),
        values,
        output == null ? null : PlainJson.read(output),
        error);
  }

  static ReplayTest make(RecordedCall call) {
    return make(CallContext.of(call, List.of(), List.of()), As.REGRESSION, false);
  }

  static ReplayTest make(CallContext context, As as, boolean stubs) {
    try (ClassPath classes = new ClassPath(CLASSES)) {
      return TestMaker.make(classes, context, as, stubs, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes a test, which must compile and pass. Returns the body of its method. */
  static String passes(RecordedCall call) {
    return passes(make(call));
  }

  static String passes(ReplayTest test) {
    GeneratedTest.Outcome outcome = run(test);
    assertEquals(GeneratedTest.Result.PASSED, outcome.result(), outcome.problem() + test.source());
    return body(test);
  }

  static GeneratedTest.Outcome run(ReplayTest test) {
    return GeneratedTest.run(test.fullName(), test.source(), CLASSES);
  }

  static String body(ReplayTest test) {
    String source = test.source();
    int start = source.indexOf("{\n", source.indexOf("@Test\n")) + 2;
    return source.substring(start, source.indexOf("\n  }\n", start)).stripIndent();
  }

  static Refusal refused(RecordedCall call) {
    return assertThrows(Refusal.Refused.class, () -> make(call)).refusal();
  }
}
