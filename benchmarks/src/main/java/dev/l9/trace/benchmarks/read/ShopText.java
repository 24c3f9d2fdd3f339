package dev.l9.trace.benchmarks.read;

import dev.l9.trace.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * The parts of a method's lines that are the same in many of them, as bytes: a few hundred
 * different inputs with their outputs, and the beginnings and ends that all share.
 */
final class ShopText {

  private static final int VARIANTS = 256;
  private static final int SUMMARY = 100;

  private static final String[] CUSTOMERS = {
    "ann", "Zoë Müller", "Søren Ågård", "李雷", "Ада Лавлейс", "o'neill", "Ann \"Nan\" Lee", "bob"
  };
  private static final String[] ITEMS = {
    "lamp", "desk \"Oslo\"", "crème brûlée torch", "engine, analytical", "pen", "茶壺", "rug 2×3 m"
  };

  final byte[] beginning;
  final byte[] end;
  final byte[] failure;
  final byte[][] inputs = new byte[VARIANTS][];
  final byte[][] outputs = new byte[VARIANTS][];
  final byte[][] errors = new byte[VARIANTS][];

  ShopText(ShopMethod method, SplittableRandom random) {
    JsonBytes names = JsonBytes.compact().raw("Z\",\"hrm_layer\":").string(method.layer.label());
    names.raw(",\"operation\":").string(method.method);
    names.raw(",\"component\":").string(method.component()).raw(",\"input_summary\":");
    beginning = names.toArray();
    JsonBytes task = JsonBytes.compact().raw(",\"task\":").string(method.method);
    task.raw(",\"class\":").string(method.className).raw(",\"method\":").string(method.method);
    end = task.raw(",\"thread\":\"worker-").toArray();
    failure = failure(method).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < VARIANTS; i++) {
      inputs[i] = string(inputs(method, random));
      outputs[i] = string(output(method, random));
      errors[i] = string(error(method, random));
    }
  }

  static int variant(SplittableRandom random) {
    return random.nextInt(VARIANTS);
  }

  private static byte[] string(String text) {
    boolean isLong = text.length() > SUMMARY;
    return JsonBytes.compact()
        .string(isLong ? text.substring(0, SUMMARY - 1) + "…" : text)
        .toArray();
  }

  private static String inputs(ShopMethod method, SplittableRandom random) {
    StringBuilder all = new StringBuilder();
    for (String parameter : method.parameters.split(",", 0)) {
      all.append(all.isEmpty() ? "" : ", ").append(parameter).append('=');
      all.append(value(parameter, random));
    }
    return all.toString();
  }

  private static String value(String kind, SplittableRandom random) {
    return switch (kind) {
      case "customer" -> CUSTOMERS[random.nextInt(CUSTOMERS.length)];
      case "item" -> ITEMS[random.nextInt(ITEMS.length)];
      case "items" -> "[" + value("item", random) + ", " + value("item", random) + "]";
      case "count" -> String.valueOf(random.nextInt(1, 12));
      case "order" ->
          "Order{id=" + random.nextInt(9_999_999) + ", item=" + value("item", random) + "}";
      case "path" -> "C:\\data\\in\\" + random.nextInt(99_999) + ".csv";
      case "key" -> "item/" + random.nextInt(99_999);
      default -> "two lines:\nDear " + value("customer", random) + ",\tthank you";
    };
  }

  private static String output(ShopMethod method, SplittableRandom random) {
    return switch (method) {
      case STORE, ORDER, SAVE -> value("order", random);
      case SCORE, RATE -> String.valueOf(random.nextInt(1_000) / 1_000.0);
      case PRICE, TOTAL -> random.nextInt(9_999) + "." + random.nextInt(10, 99);
      case SEARCH -> value("items", random);
      case SEND, CHARGE -> "Receipt{number=" + random.nextInt(9_999_999) + ", state=PAID}";
      case RESERVE, MAIL, ROW -> "true";
      case IMPORT -> String.valueOf(random.nextInt(99_999));
    };
  }

  private static String error(ShopMethod method, SplittableRandom random) {
    return switch (method) {
      case STORE -> "StoreException: no row for \"" + value("key", random) + "\"";
      case SAVE -> "StoreException: order " + random.nextInt(9_999_999) + " is there already";
      case PRICE -> "IllegalStateException: no price for " + value("item", random);
      case RESERVE -> "OutOfStockException: " + value("item", random);
      case SEND, MAIL -> "IOException: no answer from 10.0.0." + random.nextInt(255);
      case CHARGE -> "CardRefusedException: card of " + value("customer", random);
      default -> "IllegalArgumentException: bad row in " + value("path", random);
    };
  }

  /** What the metadata say of a failure that began here, behind its error. */
  private static String failure(ShopMethod method) {
    String cause =
        switch (method) {
          case SEND, MAIL -> ",\"cause\":\"SocketTimeoutException: Read timed out\"";
          case PRICE -> ",\"cause\":\"NumberFormatException: For input string: \\\"n/a\\\"\"";
          default -> "";
        };
    return cause + ",\"at\":\"" + method.component() + ":" + (40 + method.method.length()) + "\"";
  }
}
