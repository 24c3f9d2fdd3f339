package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.model.DoraTraceBlock.Failure;
import dev.l9.trace.model.DoraTraceBlock.Node;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What blocks and events say of failures, and of bugs that make nothing fail. */
class FailuresIT {

  private static final BlockFormat JAVA = BlockFormats.of("A.java").orElseThrow();

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aFailure_isCountedWhereItBegan_andWhereItWasSwallowed(Jdk jdk) throws Exception {
    TestProject project = shop();
    project.runWell(jdk, "", "shop.Main");

    TraceEvent render = one(project, "render");
    assertEquals("Template.java:9", text(render, "at"));
    assertEquals(
        "IllegalArgumentException: ${name}, caused by NumberFormatException: For input string:"
            + " \"x\"",
        text(render, "cause"));
    assertNull(render.metadata().get("origin"));
    TraceEvent send = one(project, "send");
    assertEquals(render.traceId(), text(send, "origin"));
    assertEquals("Template.java:9", text(send, "at"));
    assertEquals("IllegalStateException: no template", text(send, "error"));

    assertEquals("calls 1, errors 1", counts(project, "Template.java", "Template.render"));
    assertEquals("calls 1, errors 0, passed 1", counts(project, "Mail.java", "Mail.send"));
    assertEquals("calls 1, errors 0, swallowed 1", counts(project, "Mail.java", "Mail.confirm"));
    Failure failure = block(project, "Template.java").metrics().failures().get(0);
    assertEquals("IllegalStateException: no template", failure.error());
    assertEquals("Template.java:9", failure.at());
    assertEquals(1, failure.count());
    assertEquals(Map.of("name", new CapturedValue.Text("x")), failure.inputs());
    assertEquals(
        List.of("Template.java:9"),
        block(project, "Mail.java").metrics().failures().stream().map(Failure::at).toList());

    // A retry swallows what it tries again; a wrapped exception isn't swallowed; blocked is no
    // error.
    assertEquals(
        "calls 1, errors 0, swallowed 2", counts(project, "Retries.java", "Retries.retry"));
    assertEquals("calls 1, errors 1", counts(project, "Retries.java", "Retries.wrap"));
    // Equal words don't make a cause.
    assertEquals(
        "calls 1, errors 1, swallowed 1", counts(project, "Retries.java", "Retries.replace"));
    assertEquals("calls 6, errors 4, blocked 1", counts(project, "Retries.java", "Retries.once"));
    DoraTraceBlock retries = block(project, "Retries.java");
    assertEquals(
        List.of(
            "Constant: constant",
            "RuntimeException: wrapped",
            "IOException: 9",
            "RuntimeException: replaced",
            "IOException: 1",
            "IOException: 0"),
        retries.metrics().errorsDetected());
    assertEquals("0.2", retries.metrics().stabilityScore(), "blocked counts in neither");
    assertEquals("RuntimeException: wrapped", retries.metrics().failures().get(1).error());
    assertEquals("IOException: 9", retries.metrics().failures().get(1).cause());

    // An exception that is made once and thrown again and again begins anew each time.
    assertEquals("calls 2, errors 2", counts(project, "Retries.java", "Retries.constant"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void bugsThatFailNothing_showInValues(Jdk jdk) throws Exception {
    TestProject project = shop();
    project.runWell(jdk, "", "shop.Main");

    DoraTraceBlock rounding = block(project, "Rounding.java");
    assertEquals(Map.of("cents", new CapturedValue.Num(1995)), rounding.inputs());
    assertEquals(Map.of("result", new CapturedValue.Num(19)), rounding.outputs());

    List<TraceEvent> quotes =
        project.events().stream().filter(event -> event.operation().equals("quote")).toList();
    assertEquals(
        List.of("customer=ann, item=pen → 90", "customer=bob, item=pen → 90"),
        quotes.stream().map(e -> e.inputSummary() + " → " + e.outputSummary()).toList());

    List<TraceEvent> sold =
        project.events().stream().filter(event -> event.operation().equals("sell")).toList();
    assertEquals(6, sold.size());
    Set<String> left = sold.stream().map(TraceEvent::outputSummary).collect(Collectors.toSet());
    assertTrue(left.size() < 6, () -> "several were sold from one stock: " + left);
    assertEquals(6, sold.stream().map(e -> text(e, "thread")).distinct().count());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void exceptionsAsControlFlow_costLittle(Jdk jdk) throws Exception {
    TestProject project =
        new TestProject(folder).source("demo/Flow.java", FLOW).compile("-g").javaOptions("-Xmx64m");
    project.runWell(jdk, "trace=none", "demo.Flow");
    DoraTraceBlock block =
        JAVA.read(Files.readAllBytes(project.sourceRoot().resolve("demo/Flow.java"))).orElseThrow();
    assertEquals(
        List.of("calls 100000, errors 0, swallowed 100000", "calls 100000, errors 100000"),
        block.graph().nodes().stream().map(FailuresIT::counts).toList());
    // Where each was thrown isn't asked for all of them, and what isn't known isn't said.
    Set<String> places =
        block.metrics().failures().stream().map(Failure::at).collect(Collectors.toSet());
    assertTrue(Set.of("Flow.java:7", "").containsAll(places), places::toString);
  }

  private TestProject shop() {
    return new TestProject(folder)
        .source("shop/Main.java", MAIN)
        .source("shop/Mail.java", MAIL)
        .source("shop/Template.java", TEMPLATE)
        .source("shop/Retries.java", RETRIES)
        .source("shop/Rounding.java", ROUNDING)
        .source("shop/Quotes.java", QUOTES)
        .source("shop/Stock.java", STOCK)
        .compile("-g");
  }

  private static TraceEvent one(TestProject project, String operation) {
    return project.events().stream()
        .filter(event -> event.operation().equals(operation))
        .findFirst()
        .orElseThrow();
  }

  private static String text(TraceEvent event, String key) {
    return ((CapturedValue.Text) event.metadata().get(key)).value();
  }

  private static DoraTraceBlock block(TestProject project, String file) throws Exception {
    return JAVA.read(Files.readAllBytes(project.sourceRoot().resolve("shop").resolve(file)))
        .orElseThrow(() -> new IOException(file + " has no block"));
  }

  private static String counts(TestProject project, String file, String id) throws Exception {
    return block(project, file).graph().nodes().stream()
        .filter(node -> node.id().equals(id))
        .map(FailuresIT::counts)
        .findFirst()
        .orElseThrow();
  }

  private static String counts(Node node) {
    return "calls %d, errors %d%s%s%s"
        .formatted(
            node.calls(),
            node.errors(),
            node.blocked() > 0 ? ", blocked " + node.blocked() : "",
            node.passed() > 0 ? ", passed " + node.passed() : "",
            node.swallowed() > 0 ? ", swallowed " + node.swallowed() : "");
  }

  private static final String MAIN =
      """
      package shop;
      class Main {
        public static void main(String[] args) throws Exception {
          new Mail().confirm("x");
          new Retries().retry();
          try {
            new Retries().replace();
          } catch (RuntimeException e) {
          }
          for (int i : new int[] {9, 10}) {
            try {
              if (i == 9) new Retries().wrap(); else new Retries().once(i);
            } catch (RuntimeException e) {
            }
          }
          for (int i = 0; i < 2; i++) {
            try {
              new Retries().constant();
            } catch (RuntimeException e) {
            }
          }
          new Rounding().euros(1995);
          Quotes quotes = new Quotes();
          quotes.quote("ann", "pen");
          quotes.quote("bob", "pen");
          Stock stock = new Stock();
          Thread[] customers = new Thread[6];
          for (int i = 0; i < 6; i++) {
            customers[i] = new Thread(stock::sell, "customer-" + i);
            customers[i].start();
          }
          for (Thread customer : customers) {
            customer.join();
          }
        }
      }
      """;

  private static final String MAIL =
      """
      package shop;
      class Mail {
        @dev.l9.trace.L9Traced
        boolean confirm(String name) {
          try {
            send(name);
            return true;
          } catch (RuntimeException e) {
            return true;
          }
        }
        @dev.l9.trace.L9Traced
        void send(String name) {
          new Template().render(name);
        }
      }
      """;

  private static final String TEMPLATE =
      """
      package shop;
      class Template {
        @dev.l9.trace.L9Traced
        String render(String name) {
          Exception cause = null;
          try {
            Integer.parseInt(name);
          } catch (NumberFormatException e) { cause = new IllegalArgumentException("${name}", e); }
          throw new IllegalStateException("no template", cause);
        }
      }
      """;

  private static final String RETRIES =
      """
      package shop;
      import dev.l9.trace.L9Traced;
      import java.io.IOException;
      import java.io.UncheckedIOException;
      class Retries {
        static class Constant extends RuntimeException {
          Constant() {
            super("constant", null, false, false);
          }
        }
        private static final Constant CONSTANT = new Constant();
        static class Full extends RuntimeException {}
        @L9Traced
        void retry() {
          for (int i = 0; i < 3; i++) {
            try {
              once(i);
              return;
            } catch (IOException e) {
            }
          }
        }
        @L9Traced(blockedBy = Full.class)
        void once(int i) throws IOException {
          if (i == 10) {
            throw new Full();
          }
          if (i != 2) {
            throw new IOException("" + i);
          }
        }
        @L9Traced
        void wrap() {
          try {
            once(9);
          } catch (IOException e) {
            throw new RuntimeException("wrapped", e);
          }
        }
        @L9Traced
        void replace() {
          try {
            once(9);
          } catch (IOException e) {
            throw new RuntimeException("replaced", new IOException("9"));
          }
        }
        @L9Traced
        void constant() {
          throw CONSTANT;
        }
      }
      """;

  private static final String ROUNDING =
      """
      package shop;
      class Rounding {
        @dev.l9.trace.L9Traced
        long euros(long cents) {
          return cents / 100;
        }
      }
      """;

  private static final String QUOTES =
      """
      package shop;
      import java.util.HashMap;
      import java.util.Map;
      class Quotes {
        private final Map<String, Integer> cache = new HashMap<>();
        @dev.l9.trace.L9Traced
        int quote(String customer, String item) {
          return cache.computeIfAbsent(item, i -> customer.equals("ann") ? 90 : 100);
        }
      }
      """;

  private static final String STOCK =
      """
      package shop;
      import java.util.concurrent.CyclicBarrier;
      class Stock {
        private final CyclicBarrier together = new CyclicBarrier(6);
        private volatile int left = 3;
        @dev.l9.trace.L9Traced
        int sell() {
          int before = left;
          if (before > 0) {
            try {
              together.await();
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            left = before - 1;
          }
          return left;
        }
      }
      """;

  private static final String FLOW =
      """
      package demo;
      import dev.l9.trace.L9Traced;
      class Flow {
        @L9Traced
        static void leave(int i) {
          if (i >= 0) {
            throw new IllegalStateException("left");
          }
        }
        @L9Traced
        static int enter(int i) {
          try {
            leave(i);
          } catch (IllegalStateException e) {
            return i;
          }
          return -1;
        }
        public static void main(String[] args) {
          for (int i = 0; i < 100_000; i++) {
            enter(i);
          }
        }
      }
      """;
}
