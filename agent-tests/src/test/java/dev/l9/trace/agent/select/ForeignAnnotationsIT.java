package dev.l9.trace.agent.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Annotations of other tracers, by their names: the types here are declared as theirs are. */
@JdksInTurn
class ForeignAnnotationsIT {

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    String otel = "package io.opentelemetry.instrumentation.annotations;\n";
    String runtime =
        "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)\n";
    project =
        new TestProject(folder)
            .source("demo/Main.java", MAIN)
            .source(
                "io/opentelemetry/instrumentation/annotations/WithSpan.java",
                otel
                    + runtime
                    + "public @interface WithSpan { String value() default \"\"; Kind kind()"
                    + " default Kind.INTERNAL; enum Kind { INTERNAL, SERVER } }")
            .source(
                "io/opentelemetry/instrumentation/annotations/SpanAttribute.java",
                otel + runtime + "public @interface SpanAttribute { String value() default \"\"; }")
            .source(
                "io/micrometer/observation/annotation/Observed.java",
                "package io.micrometer.observation.annotation;\n"
                    + runtime
                    + "public @interface Observed { String name() default \"\"; String"
                    + " contextualName() default \"\"; String[] lowCardinalityKeyValues() default"
                    + " {}; }")
            .source(
                "io/micrometer/tracing/annotation/NewSpan.java",
                "package io.micrometer.tracing.annotation;\n"
                    + runtime
                    + "public @interface NewSpan { String name() default \"\"; String value()"
                    + " default \"\"; }")
            .source(
                "io/micrometer/tracing/annotation/SpanTag.java",
                "package io.micrometer.tracing.annotation;\n"
                    + runtime
                    + "public @interface SpanTag { String value() default \"\"; String key()"
                    + " default \"\"; }")
            .compile("-g");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void othersAnnotations_markNothingByDefault(Jdk jdk) {
    project.runWell(jdk, "", "demo.Main", "otel", "micrometer");
    assertEquals("l9()\n", TraceText.tree(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void otel_namesSpansAndAttributes(Jdk jdk) {
    project.runWell(jdk, "annotations=otel", "demo.Main", "otel", "micrometer");
    assertEquals(
        """
        plain(count=1) → 2
        place order(order.id=7, item=book, user.password=***) → 7 book
        l9()
        """,
        TraceText.tree(project.events()));
    assertEquals(
        new CapturedValue.Text("SERVER"), project.event("place order").metadata().get("kind"));
    assertNull(project.event("plain").metadata().get("kind"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void micrometer_namesSpansAndTags_andAddsItsKeyValues(Jdk jdk) {
    project.runWell(jdk, "annotations=micrometer", "demo.Main", "otel", "micrometer");
    assertEquals(
        """
        l9()
        get(id=1) → 1
        stock(id=2) → 2
        load(item=3, other=4, third=5) → 3
        """,
        TraceText.tree(project.events()));
    var metadata = project.event("get").metadata();
    assertEquals(new CapturedValue.Text("stock.get"), metadata.get("observation"));
    assertEquals(new CapturedValue.Text("eu"), metadata.get("region"));
    assertEquals(new CapturedValue.Text("x"), metadata.get("user.task"));
    assertEquals(new CapturedValue.Text("get"), metadata.get("task"));
    assertEquals(new CapturedValue.Text("mine"), metadata.get("tier"));
    assertEquals(new CapturedValue.Text("stock"), project.event("stock").metadata().get("kind"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void both_addUp(Jdk jdk) {
    project.runWell(jdk, "annotations=otel;micrometer", "demo.Main", "otel", "micrometer");
    assertEquals(6, project.events().size());
  }

  private static final String MAIN =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import io.micrometer.observation.annotation.Observed;
      import io.micrometer.tracing.annotation.NewSpan;
      import io.micrometer.tracing.annotation.SpanTag;
      import io.opentelemetry.instrumentation.annotations.SpanAttribute;
      import io.opentelemetry.instrumentation.annotations.WithSpan;

      public class Main {
        public static void main(String[] args) {
          Otel otel = new Otel();
          otel.plain(1);
          otel.place(7, "book", "hunter2");
          otel.both();
          Stock stock = new Stock();
          stock.get(1);
          stock.save(2);
          new Loader().load(3, 4, 5);
        }
      }

      class Otel {
        @WithSpan
        int plain(int count) {
          return count + 1;
        }

        @WithSpan(value = "place order", kind = WithSpan.Kind.SERVER)
        String place(
            @SpanAttribute("order.id") int id,
            @SpanAttribute String item,
            @SpanAttribute("user.password") String text) {
          return id + " " + item;
        }

        @WithSpan("otel")
        @L9Traced(operation = "l9")
        void both() {}
      }

      @Observed(name = "stock", lowCardinalityKeyValues = {"kind", "stock"})
      class Stock {
        @Observed(
            name = "stock.get",
            contextualName = "get",
            lowCardinalityKeyValues = {"region", "eu", "task", "x", "tier", "fixed", "odd"})
        int get(int id) {
          L9Tracer.metadata("tier", "mine");
          return id;
        }

        int save(int id) {
          return helper(id);
        }

        private int helper(int id) {
          return id;
        }
      }

      class Loader {
        @NewSpan("load")
        int load(@SpanTag("item") int id, @SpanTag(key = "other") int second, @SpanTag int third) {
          return id;
        }
      }
      """;
}
