package dev.l9.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.search.MemorySearch;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import dev.l9.trace.model.CapturedValue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

  private static final String CHECKOUT =
      """
      specs/checkout.spec
        name        kind     before  result
        amount      given    -       89.9
        card_token  given    -       blocked: card_token is a forbidden name
        fee         derived  -       1.5086
        reference   derived  -       blocked: card_token is a forbidden name
        receipt     derived  -       blocked: needs reference, which is blocked
        charged     derived  -       91.4086
        3 computed, 3 blocked
        plan: depth-first 4.75; not level-order 4.75, shared 4.75
        seen so far: blocked-need 1, forbidden-name 2
      """;

  private static final String SHOP_ORDER =
      """
      specs/shop-order.spec
        name           kind     before  result
        total          derived  -       696.15
        tax            derived  -       111.15
        goods          derived  -       600
        discount       derived  -       30
        price          given    -       12.5
        quantity       given    -       48
        discount_rate  given    -       0.05
        tax_rate       given    -       0.19
        delivery       risky    -       15
        9 computed, 0 blocked
        plan: shared 13.25; not depth-first 16.25, level-order 16.50
        seen so far: repeated-expression 2
      """;

  private static final String STOCK_TWICE =
      """
      specs/stock.spec
        name       kind     before       result
        delivered  given    320          320
        sold       given    320          320
        price      given    7.4          7.4
        stock      derived  0            0
        days       given    28           28
        per_day    risky    11.42857143  11.42857143
        cover      risky    0            0
        turnover   risky    blocked      blocked: divides by zero: stock is 0 (known)
        target     derived  blocked      blocked: needs turnover, which is blocked
        revenue    derived  2368         2368
        8 computed, 2 blocked
        plan: level-order 6.75; not depth-first 7.00, shared 7.47
        not again: shared, which took 4 operations, not 7; packet PACKET
        seen so far: blocked-need 2, zero-divisor 2
      """;

  @TempDir Path state;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void forbiddenName_isShownAsBlockedAndTheOthersAreComputed() {
    assertEquals(0, run("specs/checkout.spec"));
    assertEquals(CHECKOUT, out());
    assertEquals("", err());
  }

  @Test
  void order_isComputedWithSharedExpressions() {
    assertEquals(0, run("specs/shop-order.spec"));
    assertEquals(SHOP_ORDER, out());
  }

  @Test
  void secondRun_knowsTheBlockAndDoesntTakeThePlanThatFailed() throws Exception {
    run("specs/stock.spec");
    assertTrue(out().contains("\n  plan: shared 10.50; not "), out());
    out.reset();

    assertEquals(0, run("specs/stock.spec"));
    Matcher packet = Pattern.compile("; packet ([0-9a-f-]{36})\n").matcher(out());
    assertTrue(packet.find(), out());
    assertEquals(STOCK_TWICE, out().replace(packet.group(1), "PACKET"));
    try (PacketStore store = PacketStores.open(new StoreUrl.InFolder(state.resolve("memory")))) {
      assertEquals(
          "plan shared of specs/stock.spec took 4 operations, and 7 were predicted",
          text(store.get(UUID.fromString(packet.group(1))).orElseThrow()));
      assertEquals(
          "turnover has no value: divides by zero: stock is 0",
          text(
              new MemorySearch(store)
                  .find("turnover value", PacketFilter.CURRENT, 1)
                  .get(0)
                  .packet()));
    }
  }

  private static String text(Packet packet) {
    return packet.payload().values().get("text") instanceof CapturedValue.Text text
        ? text.value()
        : "";
  }

  @Test
  void fresh_forgetsEverything() {
    run("specs/checkout.spec");
    out.reset();

    assertEquals(0, run("--fresh", "specs/checkout.spec"));
    assertEquals(CHECKOUT, out());
  }

  @Test
  void forbid_addsAWord() {
    assertEquals(0, run("--forbid", "Gravity", "specs/energy.spec"));
    assertTrue(out().contains("gravity    given    -       blocked: gravity is a forbidden name"));
    assertTrue(out().contains("  3 computed, 6 blocked\n"));
  }

  @Test
  void badSpecs_areAllReportedAndGoodOnesComputed() {
    int exitCode =
        run(
            "specs/bad/cycle.spec",
            "specs/bad/duplicate.spec",
            "specs/checkout.spec",
            "specs/bad/syntax.spec",
            "specs/bad/unknown.spec");

    assertEquals(1, exitCode);
    assertEquals(CHECKOUT, out());
    assertEquals(
        """
        specs/bad/cycle.spec:3:1: 'width' needs itself: width -> height -> area -> width; \
        give one of them a value of its own
        specs/bad/duplicate.spec:4:1: 'rate' is already defined in line 2; \
        remove or rename one of the two
        specs/bad/syntax.spec:3:14: expected a value, found the end of the line; \
        write a name, a number or '('
        specs/bad/syntax.spec:4:1: expected a name, found '3'; begin the line like 'total = '
        specs/bad/syntax.spec:5:8: this is not a number; write it like 12, 12.5 or 1.2e6
        specs/bad/unknown.spec:3:9: 'prize' is not defined; \
        define it in a line 'prize = ...', or correct the name
        """,
        err());
  }

  @Test
  void unreadableFile_isOneLineAndNothingIsComputed() {
    assertEquals(2, run("specs/checkout.spec", "specs/none.spec"));
    assertEquals("", out());
    assertEquals("sample-app: cannot read specs/none.spec: there is no such file\n", err());
  }

  @Test
  void unusableState_isOneLineAndTheNextRunResumes() throws Exception {
    Path inTheWay = Files.writeString(state.resolve("memory"), "");

    assertEquals(2, run("specs/loan.spec"));
    assertEquals(
        "sample-app: cannot use the state in " + state + ": step '(record)' failed: ",
        err().substring(0, err().indexOf("failed: ") + 8));
    assertEquals(1, err().lines().count());
    Files.delete(inTheWay);

    assertEquals(0, run("specs/loan.spec"));
    assertTrue(out().contains("  resumed: 9 steps were done already\n"));
    assertTrue(out().contains("  payment      risky    -       1214.40651\n"));
  }

  @Test
  void wrongUsage_isOneLine() {
    assertEquals(2, run());
    assertEquals(2, run("--frehs", "specs/loan.spec"));
    assertEquals(2, run("specs/loan.spec", "--forbid"));
    assertEquals(2, run("--", "--fresh"));
    assertEquals(
        """
        sample-app: no spec file given; see --help
        sample-app: unknown option --frehs; see --help
        sample-app: --forbid needs a value; see --help
        sample-app: cannot read --fresh: there is no such file
        """,
        err());
  }

  @Test
  void help_explains() {
    assertEquals(0, run("--help"));
    assertEquals(CommandLine.USAGE, out());
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--state", state.toString()));
    all.addAll(Arrays.asList(arguments));
    return Main.run(print(out), print(err), all.toArray(String[]::new));
  }

  private static PrintStream print(ByteArrayOutputStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  private String out() {
    return text(out);
  }

  private String err() {
    return text(err);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }
}
