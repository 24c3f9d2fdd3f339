package dev.l9.trace.reader.index;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Lines of a trace as programs of several JVMs may write them; equal seeds give equal lines. */
final class RandomEvents {

  private static final String[] METHODS = {"order", "total", "price", "pay", "mail", "töst"};
  private static final String[] STATUSES = {"success", "success", "success", "error", "blocked"};

  private final Random random;
  private final List<String> lines = new ArrayList<>();
  private long micros = Instant.parse("2026-03-02T08:00:00Z").getEpochSecond() * 1_000_000;
  private int ids;

  RandomEvents(long seed) {
    random = new Random(seed);
    ids = 1000 + 100_000 * (int) seed;
  }

  /** The next lines, each with its end; now and then one of them is no event. */
  List<String> next(int traces) {
    lines.clear();
    for (int i = 0; i < traces; i++) {
      if (random.nextInt(20) == 0) {
        run();
      }
      call(null, "", 0);
      if (random.nextInt(15) == 0) {
        lines.add(random.nextBoolean() ? "no event\n" : "\n");
      }
    }
    return List.copyOf(lines);
  }

  private void run() {
    String jvm = "jvm1" + random.nextInt(3);
    lines.add(
        "{\"trace_id\":\"sys_"
            + micros / 1_000_000
            + "_"
            + jvm
            + "run"
            + ids++
            + "\",\"parent_id\":null,\"timestamp\":\""
            + time(micros)
            + "\",\"hrm_layer\":\"system\",\"operation\":\"run\",\"component\":\"l9-agent\","
            + "\"input_summary\":\"\",\"output_summary\":\"\",\"duration_ms\":0,\"status\":\"success\","
            + "\"metadata\":{\"root_id\":\"\",\"duration_ns\":0,\"task\":\"run\",\"class\":\"\","
            + "\"method\":\"\",\"thread\":\"main\",\"run\":\"run-"
            + jvm
            + "\",\"command\":\"shop.Main\",\"dirty\":false}}\n");
  }

  private void call(String parent, String root, int depth) {
    String id = "sys_" + micros / 1_000_000 + "_jvm1" + random.nextInt(3) + "x" + ids++;
    String top = root.isEmpty() ? id : root;
    long start = micros;
    micros += random.nextInt(2_000);
    String type = "shop.C" + random.nextInt(4);
    String status = STATUSES[random.nextInt(STATUSES.length)];
    String more =
        status.equals("success")
            ? ""
            : ",\"error\":\"E"
                + random.nextInt(3)
                + ": no\",\"at\":\"C.java:"
                + random.nextInt(9)
                + '"';
    boolean isAsynchronous = depth == 3 && random.nextInt(3) == 0;
    String own =
        line(id, parent, start, type, METHODS[random.nextInt(METHODS.length)], status, top, more);
    if (isAsynchronous) {
      lines.add(own);
    }
    for (int i = depth < 4 ? random.nextInt(3) : 0; i > 0; i--) {
      call(random.nextInt(12) == 0 ? "gone" + ids++ : id, top, depth + 1);
    }
    if (!isAsynchronous) {
      micros += random.nextInt(500);
      lines.add(
          line(
              id, parent, start, type, METHODS[random.nextInt(METHODS.length)], status, top, more));
    }
  }

  private String line(
      String id,
      String parent,
      long start,
      String type,
      String method,
      String status,
      String root,
      String more) {
    return "{\"trace_id\":\""
        + id
        + "\",\"parent_id\":"
        + (parent == null ? "null" : '"' + parent + '"')
        + ",\"timestamp\":\""
        + time(start)
        + "\",\"hrm_layer\":\"system\",\"operation\":\""
        + method
        + "\",\"component\":\""
        + type.substring(5)
        + ".java\",\"input_summary\":\"n="
        + random.nextInt(50)
        + "\",\"output_summary\":\"\",\"duration_ms\":0,\"status\":\""
        + status
        + "\",\"metadata\":{\"root_id\":\""
        + root
        + "\",\"duration_ns\":"
        + ((micros - start) * 1_000 + random.nextInt(1_000))
        + ",\"task\":\""
        + method
        + "\",\"class\":\""
        + type
        + "\",\"method\":\""
        + method
        + "\",\"thread\":\"main\""
        + more
        + "}}\n";
  }

  private static String time(long micros) {
    String text = Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000).toString();
    return text.length() == 20
        ? text.replace("Z", ".000000Z")
        : text.length() == 24 ? text.replace("Z", "000Z") : text;
  }

  static void append(Path file, String text) throws IOException {
    Files.write(
        file,
        text.getBytes(StandardCharsets.UTF_8),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
