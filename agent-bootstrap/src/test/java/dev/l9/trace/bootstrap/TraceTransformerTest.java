package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The runtime behind it is never brought up here: a class that needs it would be an error. */
class TraceTransformerTest {

  private final AgentRuntimeLoader runtime =
      new AgentRuntimeLoader(null, AgentOptions.of(Map.of()));
  private final ClassLoader loader = getClass().getClassLoader();

  @Test
  void classWithoutAnythingToTrace_isLeftAsItIs() throws Exception {
    byte[] bytes;
    try (var in = getClass().getResourceAsStream("TraceTransformerTest.class")) {
      bytes = in.readAllBytes();
    }
    TraceTransformer transformer =
        new TraceTransformer(runtime, MethodPattern.parseList("com.acme..*"));
    assertNull(transformer.transform(null, loader, "a/B", null, null, bytes));
  }

  @Test
  void classesOfTheJdk_areLeftAsTheyAre_evenWhereIncluded() {
    TraceTransformer transformer = new TraceTransformer(runtime, MethodPattern.parseList("..*"));
    byte[] bytes = "Ldev/l9/trace/L9Traced;".getBytes(StandardCharsets.US_ASCII);
    assertNull(transformer.transform(null, null, "java/util/ArrayList", null, null, bytes));
    assertNull(
        transformer.transform(
            null, ClassLoader.getPlatformClassLoader(), "java/sql/Date", null, null, bytes));
  }

  @Test
  void classWithoutAName_isLeftAsItIs() {
    TraceTransformer transformer = new TraceTransformer(runtime, List.of());
    assertNull(transformer.transform(null, loader, null, null, null, new byte[100]));
  }

  @Test
  void anyBytes_areLeftAsTheyAre() {
    TraceTransformer transformer = new TraceTransformer(runtime, List.of());
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertNull(transformer.transform(null, loader, "a/B", null, null, bytes));
    }
    assertNull(transformer.transform(null, loader, "a/B", null, null, null));
  }
}
