package dev.l9.trace.benchmarks.read;

import static dev.l9.trace.HrmLayer.ALTITUDE;
import static dev.l9.trace.HrmLayer.FOCUS;
import static dev.l9.trace.HrmLayer.LEARNING;
import static dev.l9.trace.HrmLayer.MEMORY;
import static dev.l9.trace.HrmLayer.REASONING;
import static dev.l9.trace.HrmLayer.SYSTEM;

import dev.l9.trace.HrmLayer;

/**
 * A method of the program that a generated trace pretends to have traced: a shop.
 *
 * <p>A {@code calls} is a method and how often at most it is called in one execution. The medians
 * are of the method's own time. A call that fails is one of {@code inMillion}.
 */
enum ShopMethod {
  STORE(MEMORY, "store.Store", "find", "key,item", 18, 40),
  SAVE(MEMORY, "store.Orders", "save", "order,customer", 240, 100, calls(STORE, 1)),
  SCORE(REASONING, "search.Ranking", "score", "item,count", 4, 0),
  RATE(LEARNING, "price.Discounts", "rate", "customer", 2, 0),
  PRICE(REASONING, "price.Pricing", "price", "item,count", 3, 300, calls(RATE, 1)),
  TOTAL(FOCUS, "cart.Cart", "total", "items,customer", 6, 0, calls(PRICE, 4)),
  RESERVE(REASONING, "stock.Inventory", "reserve", "item,count", 25, 4_000, calls(STORE, 1)),
  SEND(SYSTEM, "net.Gateway", "send", "path,order", 11_000, 3_000),
  CHARGE(FOCUS, "pay.Payment", "charge", "customer,order", 700, 5_000, calls(SEND, 1)),
  MAIL(SYSTEM, "net.Mailer", "mail", "customer,text", 1_800, 900),
  ROW(LEARNING, "load.Import", "row", "item,path", 8, 2_000, calls(STORE, 1)),
  IMPORT(ALTITUDE, "load.Import", "run", "path", 900, 0, calls(ROW, 150)),
  SEARCH(ALTITUDE, "search.Search", "find", "text,count", 60, 0, calls(STORE, 2), calls(SCORE, 9)),
  ORDER(
      ALTITUDE,
      "cart.Checkout",
      "order",
      "customer,items",
      45,
      0,
      calls(TOTAL, 1),
      calls(RESERVE, 3),
      calls(CHARGE, 1),
      calls(SAVE, 1),
      calls(MAIL, 1));

  /** A method and how often it is called at most. */
  record Calls(ShopMethod method, int atMost) {}

  final HrmLayer layer;
  final String className;
  final String method;

  /** Their names, with commas between them. */
  final String parameters;

  final int medianMicros;
  final int failuresInMillion;

  @SuppressWarnings("ImmutableEnumChecker") // Nobody writes into it.
  final Calls[] calls;

  ShopMethod(
      HrmLayer layer,
      String className,
      String method,
      String parameters,
      int medianMicros,
      int failuresInMillion,
      Calls... calls) {
    this.layer = layer;
    this.className = "com.acme.shop." + className;
    this.method = method;
    this.parameters = parameters;
    this.medianMicros = medianMicros;
    this.failuresInMillion = failuresInMillion;
    this.calls = calls;
  }

  private static Calls calls(ShopMethod method, int atMost) {
    return new Calls(method, atMost);
  }

  /** The source file's name. */
  String component() {
    return className.substring(className.lastIndexOf('.') + 1) + ".java";
  }

  /** Whether what a callee throws passes through, and isn't caught. */
  boolean letsPass() {
    return this != ORDER && this != IMPORT;
  }
}
