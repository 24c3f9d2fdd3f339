package dev.l9.trace.memory.learn.detect;

import static dev.l9.trace.memory.learn.detect.Executions.object;

import dev.l9.trace.memory.learn.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Methods with arguments that are drawn at random, and what they return. */
final class SimulatedPrograms {

  /** One execution. */
  @FunctionalInterface
  interface Program {
    Sample run(Executions executions, Random random, int number);
  }

  private SimulatedPrograms() {}

  /** The programs by their names. */
  static Map<String, Program> all() {
    Map<String, Program> all = new LinkedHashMap<>();
    all.put("clamp", SimulatedPrograms::clamp);
    all.put("invoice", SimulatedPrograms::invoice);
    all.put("find", SimulatedPrograms::find);
    all.put("distinct", SimulatedPrograms::distinct);
    all.put("measurement", SimulatedPrograms::measurement);
    all.put("save", SimulatedPrograms::save);
    all.put("send", SimulatedPrograms::send);
    all.put("greet", SimulatedPrograms::greet);
    all.put("concat", SimulatedPrograms::concat);
    all.put("convert", SimulatedPrograms::convert);
    return all;
  }

  /** {@code clamp(int value, int low, int high)} with dice. */
  private static Sample clamp(Executions executions, Random random, int number) {
    int value = random.nextInt(200) - 100;
    int low = random.nextInt(6);
    int high = low + random.nextInt(6);
    return executions.returns(
        Math.max(low, Math.min(high, value)), "value", value, "low", low, "high", high);
  }

  /** {@code invoice(Order order)} with amounts in cents. */
  private static Sample invoice(Executions executions, Random random, int number) {
    long net = 100 + (long) Math.exp(7 + random.nextGaussian());
    long tax = net / 5;
    List<Object> lines = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      lines.add(
          object(
              "com.acme.Line",
              "item",
              "item " + random.nextInt(1_000),
              "count",
              1 + random.nextInt(3)));
    }
    return executions.returns(
        object("com.acme.Invoice", "net", net, "tax", tax, "total", net + tax),
        "order",
        object("com.acme.Order", "id", 1_000 + number, "lines", lines),
        "net",
        net);
  }

  /** {@code find(List<String> names, int index)}. */
  private static Sample find(Executions executions, Random random, int number) {
    List<Object> names = words(random, 1 + random.nextInt(6));
    int index = random.nextInt(names.size());
    return executions.returns(names.get(index), "names", names, "index", index);
  }

  /** {@code distinct(List<Integer> numbers)}, which sorts. */
  private static Sample distinct(Executions executions, Random random, int number) {
    List<Object> numbers = new ArrayList<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      numbers.add(random.nextInt(10));
    }
    return executions.returns(numbers.stream().distinct().sorted().toList(), "numbers", numbers);
  }

  /** {@code measurement(double celsius, double humidity)}: nothing follows from anything. */
  private static Sample measurement(Executions executions, Random random, int number) {
    double celsius = Math.round(10 * (12 + 8 * random.nextGaussian())) / 10.0;
    return executions.returns(
        null, "celsius", celsius, "humidity", random.nextDouble(), "station", "S" + number % 7);
  }

  /** {@code save(UUID key, long at, int userId, String status)}: ids, times, constants. */
  private static Sample save(Executions executions, Random random, int number) {
    UUID uuid = new UUID(random.nextLong(), random.nextLong());
    List<String> statuses = List.of("NEW", "PAID", "SENT");
    return executions.returns(
        true,
        "key",
        uuid.toString(),
        "at",
        1_772_352_000_000L + 1_000L * number,
        "userId",
        4_711 + number / 3,
        "status",
        statuses.get(random.nextInt(3)),
        "currency",
        "EUR");
  }

  /** {@code send(String to, int retries, String token)}, with a limit that is always reached. */
  private static Sample send(Executions executions, Random random, int number) {
    int retries = Math.min(5, random.nextInt(12));
    return executions.returns(
        1 + retries,
        "to",
        "user" + random.nextInt(10_000) + "@acme.example",
        "retries",
        retries,
        "token",
        Long.toHexString(random.nextLong()));
  }

  /** {@code greet(String name)}, with a prefix and an optional title. */
  private static Sample greet(Executions executions, Random random, int number) {
    String name = "" + words(random, 1).get(0);
    Object title = random.nextInt(4) == 0 ? Executions.NULL : "Dr.";
    return executions.returns(name + ", welcome", "name", name, "title", title);
  }

  /** {@code concat(List<String> one, List<String> other)}. */
  private static Sample concat(Executions executions, Random random, int number) {
    List<Object> one = words(random, random.nextInt(5));
    List<Object> other = words(random, random.nextInt(5));
    List<Object> all = new ArrayList<>(one);
    all.addAll(other);
    return executions.returns(all, "one", one, "other", other);
  }

  /** {@code convert(int celsius)}, as tourists do it. */
  private static Sample convert(Executions executions, Random random, int number) {
    int celsius = (int) (15 + 10 * random.nextGaussian());
    return executions.returns(2 * celsius + 30, "celsius", celsius);
  }

  static List<Object> words(Random random, int size) {
    List<Object> words = new ArrayList<>(Collections.nCopies(size, ""));
    words.replaceAll(
        word -> {
          StringBuilder letters = new StringBuilder();
          for (int i = 2 + random.nextInt(8); i >= 0; i--) {
            letters.append((char) ('a' + random.nextInt(26)));
          }
          return letters.toString();
        });
    return words;
  }
}
