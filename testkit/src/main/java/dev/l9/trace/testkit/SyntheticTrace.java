package dev.l9.trace.testkit;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Writes the trace of a shop that never was: orders on several threads, a slow warehouse, payments
 * that fail now and then. Equal numbers give equal traces. Lines are in the order in which the
 * agent writes them: children before their parents. Not thread-safe.
 */
public final class SyntheticTrace {

  private static final Instant BEGIN = Instant.parse("2026-03-02T08:00:00Z");
  private static final String[] ITEMS = {"lamp", "chair", "desk", "shelf", "sofa", "rug", "mirror"};

  private final Random random;
  private final Writer out;
  private long events;
  private long ids;
  private long now = BEGIN.getEpochSecond() * 1_000_000;
  private String root = "";
  private String thread = "";

  private SyntheticTrace(Writer out, long seed) {
    this.out = out;
    this.random = new Random(seed);
  }

  /** Writes at least this many events, in whole traces, and returns how many. */
  public static long write(Path file, long events) {
    return write(
        file,
        trace -> {
          while (trace.events < events) {
            trace.order("");
          }
        });
  }

  /** Writes at least this many events as one trace, and returns how many. */
  public static long writeOne(Path file, long events) {
    return write(
        file,
        trace -> {
          Span night = trace.new Span("system", "Night", "catchUp", "", "");
          trace.root = night.id;
          while (trace.events < events) {
            trace.order(night.id);
          }
          trace.thread = "main";
          night.end("success", "done");
        });
  }

  private static long write(Path file, Consumer<SyntheticTrace> content) {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      SyntheticTrace trace = new SyntheticTrace(out, 7);
      trace.run();
      content.accept(trace);
      return trace.events;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One execution: what is said when it has ended. */
  private final class Span {
    private final String layer;
    private final String type;
    private final String method;
    private final String parent;
    private final String id;
    private final long start = now;
    private final String input;

    Span(String layer, String type, String method, String parent, String input) {
      this.layer = layer;
      this.type = type;
      this.method = method;
      this.parent = parent;
      this.input = input;
      id =
          layer.substring(0, 3)
              + "_"
              + now / 1_000_000
              + "_7fq2x"
              + Long.toString(36 * 36 + ids++, 36);
    }

    void end(String status, String output) {
      end(status, output, "", "");
    }

    void end(String status, String output, String at, String origin) {
      JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact()).beginObject();
      json.key("trace_id").value(id).key("parent_id");
      if (parent.isEmpty()) {
        json.json("null");
      } else {
        json.value(parent);
      }
      json.key("timestamp").value(time(start)).key("hrm_layer").value(layer);
      json.key("operation").value(method).key("component").value(type + ".java");
      json.key("input_summary").value(input).key("output_summary").value(output);
      json.key("duration_ms").value((now - start) / 1_000).key("status").value(status);
      json.key("metadata").beginObject().key("root_id").value(root);
      json.key("duration_ns").value((now - start) * 1_000 + ids % 1_000);
      json.key("task").value(method).key("class").value("com.acme.shop." + type);
      json.key("method").value(method).key("thread").value(thread);
      if (!at.isEmpty()) {
        json.key("error").value(output).key("at").value(at);
        json.key("cause").value("SocketTimeoutException: no answer in 2000 ms");
      }
      if (!origin.isEmpty()) {
        json.key("error").value(output).key("origin").value(origin);
      }
      line(json.end().end().toString());
    }
  }

  private static String time(long micros) {
    String text = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000).toString();
    return text.length() == 20 ? text.replace("Z", ".000000Z") : text;
  }

  private void line(String line) {
    try {
      out.write(line);
      out.write('\n');
      events++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run() {
    root = "sys_1772438400_7fq2x000";
    line(
        "{\"trace_id\":\""
            + root
            + "\",\"parent_id\":null,\"timestamp\":\""
            + time(now)
            + "\",\"hrm_layer\":\"system\",\"operation\":\"run\",\"component\":\"l9-agent\","
            + "\"input_summary\":\"\",\"output_summary\":\"run 8cf94953fce1\",\"duration_ms\":0,"
            + "\"status\":\"success\",\"metadata\":{\"root_id\":\""
            + root
            + "\",\"duration_ns\":0,\"task\":\"run\",\"class\":\"\",\"method\":\"\",\"thread\":"
            + "\"l9-trace-writer\",\"run\":\"8cf94953fce1\",\"pid\":4711,\"command\":\"shop.jar"
            + " --port 8080\",\"jdk\":\"17.0.15+6\",\"agent\":\"0.1.0\",\"revision\":"
            + "\"f8d12f15ddac78b9900c484a61346e8789fc6d4d\",\"dirty\":true}}");
  }

  private void order(String parent) {
    thread = "http-" + (1 + random.nextInt(8));
    String item = ITEMS[random.nextInt(ITEMS.length)];
    int quantity = 1 + random.nextInt(9);
    String input =
        "customer=c" + random.nextInt(5_000) + ", item=" + item + ", quantity=" + quantity;
    Span order = new Span("system", "Shop", "order", parent, input);
    root = parent.isEmpty() ? order.id : parent;
    work(40);
    Span check = new Span("focus", "Basket", "check", order.id, "item=" + item);
    work(15);
    boolean isBlocked = random.nextInt(60) == 0;
    check.end(
        isBlocked ? "blocked" : "success", isBlocked ? "QuotaException: 10 of 10 used" : "true");
    if (isBlocked) {
      order.end("blocked", "QuotaException: 10 of 10 used");
      return;
    }
    plan(order, item, quantity);
    for (int i = 0; i < quantity; i++) {
      reserve(order, item, i);
    }
    String failed = pay(order, quantity);
    if (failed.isEmpty()) {
      order.end("success", "Receipt{total=" + quantity * 49.9 + "}");
    } else {
      order.end("error", "PaymentException: card refused", "", failed);
    }
    now += random.nextInt(40_000);
  }

  private void plan(Span order, String item, int quantity) {
    Span plan =
        new Span("reasoning", "Planner", "plan", order.id, "item=" + item + ", n=" + quantity);
    work(60);
    for (int i = 0; i < 2; i++) {
      Span score = new Span("learning", "Ranking", "score", plan.id, "option=" + i);
      work(20);
      score.end("success", String.valueOf(random.nextInt(100) / 100.0));
    }
    plan.end("success", "[ship, pay]");
  }

  private void reserve(Span order, String item, int unit) {
    Span reserve =
        new Span("altitude", "Inventory", "reserve", order.id, "item=" + item + ", unit=" + unit);
    work(25);
    Span find = new Span("memory", "StockTable", "find", reserve.id, "sku=" + item + "-" + unit);
    work(item.equals("sofa") ? 900 : 30);
    find.end("success", "Row{sku=" + item + "-" + unit + ", left=" + random.nextInt(40) + "}");
    work(10);
    reserve.end("success", "true");
  }

  /** Pays, and returns the id of where it failed; empty if it didn't. */
  private String pay(Span order, int quantity) {
    Span pay =
        new Span("system", "Payments", "pay", order.id, "amount=" + quantity * 49.9 + ", card=***");
    work(120);
    Span send = new Span("system", "CardGateway", "send", pay.id, "amount=" + quantity * 49.9);
    boolean fails = random.nextInt(20) == 0;
    work(fails ? 4_000 : 300);
    if (fails) {
      send.end("error", "PaymentException: card refused", "CardGateway.java:88", "");
      pay.end("error", "PaymentException: card refused", "", send.id);
      return send.id;
    }
    send.end("success", "accepted");
    pay.end("success", "Payment{" + order.id.substring(15) + "}");
    return "";
  }

  private void work(int micros) {
    now += micros / 2 + (long) (-StrictMath.log(1 - random.nextDouble()) * micros);
  }
}
