package dev.l9.trace.reader.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.file.EventReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The traces that each format is tested with, in the order of their ends. */
final class Fixture {

  static final String CALLER_TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  static final String CALLER_SPAN = "00f067aa0ba902b7";

  /** Texts that end what a format begins, turn writing around, command terminals, or can't be. */
  static final List<String> HOSTILE =
      List.of(
          "\"', \\",
          "a\nb\rc\td",
          "\0\u0007\u001b[31mred\u001b[0m\u007f\u009b2J",
          "\u202eesrever\u2066\u2069\u200f\ufeff",
          "line\u2028paragraph\u2029",
          "high \ud83d lone",
          "\ude00 low",
          "\ud83d",
          "a;b c;d 12",
          "%%{init: {\"theme\": \"dark\"}}%%",
          "%% comment",
          "end",
          "END; end",
          "participant x as y",
          "-->>: - )+ ->>",
          "wrap:x",
          "$$x^2$$",
          "#35;#quot;#9829;",
          "=1+1",
          "=cmd|' /C calc'!A0",
          "+1",
          "-1",
          "@SUM(A1)",
          "\t=1",
          "'quoted",
          "＝1",
          "</script><img src=x onerror=alert(1)>",
          "---\ntitle: x\n---",
          "```",
          "日本語 שלום 👩‍👩‍👧",
          "",
          " ",
          "x".repeat(3000));

  private Fixture() {}

  /**
   * Nested calls, a thread pool, an awaited call, another JVM, an error, a block, a missing parent.
   */
  static List<SpanLine> shop() {
    SpanLine order = SpanLine.of("aaaaa", 1).call("com.acme.Shop", "order").on("main");
    SpanLine reserve = child(order, 2, "com.acme.Inventory", "reserve").at(100, 3_900_000);
    SpanLine query = child(reserve, 3, "com.acme.Db", "query").at(200, 100_750);
    SpanLine again = child(reserve, 4, "com.acme.Db", "query").at(300, 99_250);
    SpanLine mail = child(order, 5, "com.acme.Mail", "send").on("pool-1").at(4100, 7_900_000);
    SpanLine total = child(order, 6, "com.acme.Price", "total").at(5000, 6_000_000);
    SpanLine check = SpanLine.of("bbbbb", 7).in(order).call("com.acme.Stock", "check");
    SpanLine pay = child(order, 8, "com.acme.Card", "pay").at(7000, 1_000_000);
    SpanLine gate = child(order, 9, "com.acme.Gate", "enter").at(8500, 250_000).status("blocked");
    SpanLine missing = SpanLine.of("aaaaa", 10).inMissing("mem_1_gonegone1", "mem_1_gonegone0");
    SpanLine called = SpanLine.of("aaaaa", 11).call("com.acme.Api", "get").on("http-1");
    SpanLine below = child(called, 12, "com.acme.Db", "query").on("http-1").at(20_100, 50_000);
    called.with("traceparent", "00-" + CALLER_TRACE + "-" + CALLER_SPAN + "-01");
    List<SpanLine> lines = new ArrayList<>();
    lines.add(SpanLine.run("aaaaa", 4711, "com.acme.Shop --port=80"));
    lines.add(SpanLine.run("bbbbb", 4711, "/opt/stock.jar"));
    lines.add(order.at(0, 10_000_000).values("customer=ann, item=lamp", "Receipt[12]"));
    lines.addAll(List.of(reserve, query, again, mail, total));
    lines.add(check.on("http-1").at(6000, 1_000_000).values("item=lamp", "true"));
    lines.add(pay.error("DeclinedException: no money: 3 < 5").with("at", "Card.java:42"));
    lines.add(gate);
    lines.add(missing.operation("cleanup").layer("quantum").status("later").at(15_000, 900));
    lines.addAll(List.of(called.at(20_000, 400_000), below));
    return inOrderOfEnds(lines);
  }

  private static SpanLine child(SpanLine parent, int number, String type, String method) {
    return SpanLine.of("aaaaa", number).in(parent).call(type, method).on("main");
  }

  /** Each hostile text as everything that an event has. */
  static List<SpanLine> hostile() {
    List<SpanLine> lines = new ArrayList<>();
    SpanLine root = SpanLine.of("aaaaa", 1001).call("com.acme.Shop", "order").on("main");
    lines.add(root.at(0, 100_000_000));
    int number = 2;
    for (String text : HOSTILE) {
      SpanLine span = SpanLine.of("aaaaa", 1000 + number).in(root).at(number * 1000, 500_000);
      span.call("com.acme." + text, text)
          .on(text)
          .values(text, text)
          .layer(text)
          .with("task", text);
      span.with("k" + text, text)
          .with("list", new CapturedValue.Items(List.of(new CapturedValue.Text(text))));
      if (number % 2 == 0) {
        span.error(text);
      }
      lines.add(span);
      number++;
    }
    return inOrderOfEnds(lines);
  }

  static List<SpanLine> inOrderOfEnds(List<SpanLine> lines) {
    List<SpanLine> sorted = new ArrayList<>(lines);
    sorted.sort(Comparator.comparingLong(SpanLine::endNanos));
    return sorted;
  }

  static String text(List<SpanLine> lines) {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.line()));
    return text.toString();
  }

  /** What an exporter writes for events. */
  static String export(Function<OutputStream, Exporter> format, List<SpanLine> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      Exporter exporter = format.apply(out);
      exporter.begin();
      if (!lines.isEmpty()) {
        byte[] bytes = text(lines).getBytes(UTF_8);
        EventReader reader = new EventReader(new ByteArrayInputStream(bytes), "fixture");
        for (Event event = reader.next(); event != null; event = reader.next()) {
          exporter.event(event);
        }
      }
      exporter.end();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toString(UTF_8);
  }
}
