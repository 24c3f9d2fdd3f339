package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The runtime behind it is never brought up here: a class that needs it would be an error. */
class TraceTransformerTest {

  private final AgentRuntimeLoader runtime = new AgentRuntimeLoader(null);
  private final ClassLoader loader = getClass().getClassLoader();

  private static AgentOptions including(String patterns) {
    return AgentOptions.of(Map.of(OptionKey.INCLUDE, patterns));
  }

  @Test
  void classWithoutAnythingToTrace_isLeftAsItIs() throws Exception {
    byte[] bytes;
    try (var in = getClass().getResourceAsStream("TraceTransformerTest.class")) {
      bytes = in.readAllBytes();
    }
    TraceTransformer transformer = new TraceTransformer(runtime, including("com.acme..*"), false);
    assertNull(transformer.transform(null, loader, "a/B", null, null, bytes));
  }

  @Test
  void classesOfTheJdk_areLeftAsTheyAre_evenWhereIncluded() {
    TraceTransformer transformer = new TraceTransformer(runtime, including("..*"), false);
    byte[] bytes = "Ldev/l9/trace/L9Traced;".getBytes(StandardCharsets.US_ASCII);
    assertNull(transformer.transform(null, null, "java/util/ArrayList", null, null, bytes));
    assertNull(
        transformer.transform(
            null, ClassLoader.getPlatformClassLoader(), "java/sql/Date", null, null, bytes));
  }

  @Test
  void classWithoutAName_isLeftAsItIs() {
    TraceTransformer transformer = new TraceTransformer(runtime, including(""), false);
    assertNull(transformer.transform(null, loader, null, null, null, new byte[100]));
  }

  /** Every class that a program loads comes by here. */
  @Test
  void nothingIsAllocated_forAClassWithoutAnythingToTrace() throws Exception {
    byte[] bytes;
    try (var in = getClass().getResourceAsStream("MethodPatternTest.class")) {
      bytes = in.readAllBytes();
    }
    TraceTransformer transformer =
        new TraceTransformer(runtime, including("com.acme..*#*;..Foo;org.*.b..*X"), false);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = 0; i < 1010; i++) {
      if (i == 10) { // By then all classes are loaded.
        before = threads.getCurrentThreadAllocatedBytes();
      }
      assertNull(transformer.transform(null, loader, "com/beta/a/B", null, null, bytes));
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 1000, allocated + " bytes for 1,000 classes");
  }

  @Test
  void anyBytes_areLeftAsTheyAre() {
    TraceTransformer transformer = new TraceTransformer(runtime, including(""), false);
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      assertNull(transformer.transform(null, loader, "a/B", null, null, bytes));
    }
    assertNull(transformer.transform(null, loader, "a/B", null, null, null));
  }
}
