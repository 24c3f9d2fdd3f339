package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The options {@code values=json} and {@code capture.full}. */
@JdksInTurn
class WholeValuesIT {

  private static final String ALL =
      IntStream.range(0, 3000).mapToObj(i -> "line " + i).collect(Collectors.joining("\",\""));

  @TempDir Path folder;

  private static String text(TraceEvent event, String key) {
    CapturedValue value = event.metadata().get(key);
    return value == null ? "none" : JsonBytes.compact().value(value).toString();
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void events_haveValuesAsJson_andWholeOnesOfTheMethodsThatAreNamed(Jdk jdk) throws IOException {
    TestProject project = new TestProject(folder).source("demo/Big.java", BIG).compile("-g");
    String full = "capture.full=demo.Big#take;demo.Big#later;demo.Big#fail";
    assertEquals("", project.runWell(jdk, "values=json," + full, "demo.Big").err());
    TraceEvent small = project.event("small");
    assertEquals("n=3, password=***", small.inputSummary());
    assertEquals("{\"n\":3,\"password\":\"***\"}", text(small, "inputs"));
    assertEquals("[4,\"***\"]", text(small, "output"));
    assertEquals("\"mine\"", text(small, "user.inputs"));
    TraceEvent cut = project.event("cut");
    assertTrue(text(cut, "inputs").endsWith("\"line 9\",\"… 2990 more\"]}"), text(cut, "inputs"));
    assertEquals("none", text(cut, "output"));

    String inputs = "{\"lines\":[\"" + ALL + "\"],\"n\":1}";
    TraceEvent take = project.event("take");
    assertEquals(inputs, text(take, "inputs"));
    assertTrue(
        text(take, "output").matches("\\{\"@type\":\"demo.Big\\$Result\",\"text\":\"x{100000}\"}"));
    assertTrue(take.inputSummary().endsWith("…"));
    TraceEvent later = project.event("later");
    assertEquals(inputs.replace("\"n\":1}", "\"n\":1,\"future\":\"***\"}"), text(later, "inputs"));
    assertEquals("[\"" + ALL + "\"]", text(later, "output"));
    TraceEvent fail = project.event("fail");
    assertEquals(inputs, text(fail, "inputs"));
    assertEquals("none", text(fail, "output"));
    assertEquals("\"IllegalStateException: as it should\"", text(fail, "error"));
    TraceEvent byHand = project.event("by hand");
    assertEquals("{\"input\":[1]}", text(byHand, "inputs"));
    assertEquals("2", text(byHand, "output"));

    String source = Files.readString(project.sourceRoot().resolve("demo/Big.java"));
    assertTrue(source.contains("L9 DORA BLOCK") && source.length() < 10_000, source);

    Files.delete(project.traceFile());
    project.runWell(jdk, "update=false," + full, "demo.Big");
    assertEquals(inputs, text(project.event("take"), "inputs"));
    assertEquals("\"mine\"", text(project.event("small"), "inputs"));
    assertFalse(project.event("cut").metadata().containsKey("inputs"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void events_haveTheReceiverAsItWasAtEntry_ofTheMethodsThatAreNamed(Jdk jdk) {
    TestProject project = new TestProject(folder).source("demo/Cart.java", CART).compile("-g");
    String options = "update=false,include=demo.Cart#*;demo.Cart#<init>,";
    project.runWell(jdk, options + "capture.receiver=demo.Cart#put;demo.Cart#*of*", "demo.Cart");
    TraceEvent put = project.event("put");
    String cart =
        "{\"@type\":\"demo.Cart\",\"items\":[" + items(40) + "],\"pin\":\"***\",\"limit\":50}";
    assertEquals(cart, text(put, "receiver"));
    assertEquals("{\"item\":\"lamp\"}", text(put, "inputs"));
    assertEquals("41", text(put, "output"));
    assertEquals("item=lamp", put.inputSummary());
    assertEquals("none", text(project.event("size"), "receiver"));
    assertEquals("none", text(project.event("of"), "receiver"));
    assertEquals("{\"limit\":50}", text(project.event("of"), "inputs"));
    assertEquals("none", text(project.event("size"), "inputs"));
  }

  private static String items(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"item " + i + "\"")
        .collect(Collectors.joining(","));
  }

  private static final String CART =
      """
      package demo;

      import java.util.*;

      public class Cart {
        private final List<String> items = new ArrayList<>();
        private final String pin = "1234";
        private final int limit;

        private Cart(int limit) {
          this.limit = limit;
        }

        public static void main(String[] args) {
          Cart cart = of(50);
          for (int i = 0; i < 40; i++) {
            cart.items.add("item " + i);
          }
          cart.put("lamp");
          cart.size();
        }

        static Cart of(int limit) {
          return new Cart(limit);
        }

        int put(String item) {
          items.add(item);
          return items.size();
        }

        int size() {
          return items.size();
        }
      }
      """;

  private static final String BIG =
      """
      package demo;

      import dev.l9.trace.*;
      import java.util.*;
      import java.util.concurrent.CompletableFuture;

      public class Big {
        record Result(String text) {}

        public static void main(String[] args) throws Exception {
          List<String> lines = new ArrayList<>();
          for (int i = 0; i < 3000; i++) {
            lines.add("line " + i);
          }
          small(3, "p");
          cut(lines);
          take(lines, 1);
          CompletableFuture<List<String>> future = new CompletableFuture<>();
          later(lines, 1, future);
          future.complete(lines);
          try {
            fail(lines, 1);
          } catch (IllegalStateException e) {
            // as it should
          }
          try (L9Span span = L9Tracer.span(HrmLayer.SYSTEM, "by hand", "Big", List.of(1))) {
            span.output(2);
          }
        }

        @L9Traced
        static List<Object> small(int n, String password) {
          L9Tracer.metadata("inputs", "mine");
          return List.of(n + 1, "ada@example.com");
        }

        @L9Traced
        static void cut(List<String> lines) {}

        @L9Traced
        static Result take(List<String> lines, int n) {
          return new Result("x".repeat(100_000));
        }

        @L9Traced
        static CompletableFuture<List<String>> later(
            List<String> lines, int n, @L9Sensitive CompletableFuture<List<String>> future) {
          return future;
        }

        @L9Traced
        static void fail(List<String> lines, int n) {
          throw new IllegalStateException("as it should");
        }
      }
      """;
}
