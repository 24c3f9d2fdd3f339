package dev.l9.trace.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.model.TraceStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TraceTreeTest {

  @Test
  void events_areDrawnAsInTheFormat() {
    assertEquals(
        List.of(
            "[alt] transition: L3→L2 → success (5ms)",
            "  └─[foc] gate_check: WriteApprovalGate → allowed (2ms)",
            "      └─[mem] write: altitude.session → written (3ms) [saved 40 tokens]",
            "  └─[rsn] plan → blocked no budget (0ms)",
            "[sys] stop → error IOException: gone (1ms)"),
        TraceTree.lines(
            List.of(
                event("1", null, 0, HrmLayer.ALTITUDE, "transition", "L3→L2", "", 5),
                event("2", "1", 1, HrmLayer.FOCUS, "gate_check", "WriteApprovalGate", "allowed", 2),
                new TraceEvent(
                    "3",
                    "2",
                    at(2),
                    HrmLayer.MEMORY,
                    "write",
                    "c",
                    "altitude.session",
                    "written",
                    3,
                    TraceStatus.SUCCESS,
                    Map.of("tokens_saved", new CapturedValue.Num(40))),
                new TraceEvent(
                    "4",
                    "1",
                    at(3),
                    HrmLayer.REASONING,
                    "plan",
                    "c",
                    "",
                    "no budget",
                    0,
                    TraceStatus.BLOCKED,
                    Map.of()),
                new TraceEvent(
                    "5",
                    null,
                    at(4),
                    HrmLayer.SYSTEM,
                    "stop",
                    "c",
                    "",
                    "IOException: gone",
                    1,
                    TraceStatus.ERROR,
                    Map.of()))));
  }

  @Test
  void nothing_isNoLines() {
    assertEquals(List.of(), TraceTree.lines(List.of()));
  }

  @Test
  void order_isThatOfTheStarts_notThatOfTheFile() {
    List<TraceEvent> events = new ArrayList<>();
    events.add(op("c", "a", 3));
    events.add(op("b", "a", 2));
    events.add(op("d", "b", 4));
    events.add(op("a", null, 1));
    events.add(op("e", null, 0));
    String drawn = "e,a,  b,    d,  c";
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(events, random);
      assertEquals(drawn, drawn(events));
    }
  }

  @Test
  void eventsOfTheSameMicrosecond_areInTheOrderOfTheirEnds() {
    assertEquals("a,  c,  b", drawn(List.of(op("c", "a", 0), op("b", "a", 0), op("a", null, 0))));
  }

  @Test
  void eventWithoutItsParent_isARoot() {
    assertEquals("a,  b", drawn(List.of(op("a", "lost", 0), op("b", "a", 1))));
  }

  @Test
  void cyclesOfParents_areDrawnOnce_fromTheirFirst() {
    assertEquals("a", drawn(List.of(op("a", "a", 0))));
    assertEquals(
        "r,a,  b,    c,      d",
        drawn(
            List.of(
                op("a", "c", 1),
                op("b", "a", 2),
                op("c", "b", 3),
                op("d", "c", 4),
                op("r", null, 9))));
  }

  @Test
  void duplicateIds_areDrawnOnceEach_withTheirChildrenUnderTheFirst() {
    assertEquals("a,  c,a", drawn(List.of(op("a", null, 0), op("a", null, 1), op("c", "a", 2))));
    assertEquals("a,  a,  c", drawn(List.of(op("a", null, 0), op("a", "a", 1), op("c", "a", 2))));
  }

  @Test
  void everyEvent_isDrawnOnce_whateverTheParents() {
    Random random = new Random(42);
    for (int round = 0; round < 200; round++) {
      List<TraceEvent> events = new ArrayList<>();
      int ids = 1 + random.nextInt(8);
      for (int i = random.nextInt(12); i >= 0; i--) {
        String parent = random.nextInt(4) == 0 ? null : "i" + random.nextInt(ids + 2);
        events.add(op("i" + random.nextInt(ids), parent, random.nextInt(5)));
      }
      assertEquals(events.size(), TraceTree.lines(events).size(), events.toString());
    }
  }

  @Test
  void deepChain_isDrawnWhole() {
    List<TraceEvent> events = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      events.add(op("n" + i, i == 0 ? null : "n" + (i - 1), i));
    }
    List<String> lines = TraceTree.lines(events);
    assertEquals(100_000, lines.size());
    assertTrue(lines.get(99_999).endsWith("└─[sys] n99999 → success (0ms)"), lines.get(99_999));
    assertTrue(lines.get(99_999).length() < 200, "the indent has a bound");
  }

  @Test
  void controlCharacters_areReplaced() {
    assertEquals(
        "[sys] a\ufffd[2Jb: c\ufffdd\ufffde → \ufffd\ufffd (1ms)",
        line("a\u001b[2Jb", "c\td\u202ee", "\u0007\u009b", Map.of()));
    assertEquals(
        "[sys] tag\ufffd: 𝄞 → \ufffd (1ms)",
        line("tag" + Character.toString(0xe0041), "𝄞", "\ud834", Map.of()),
        "beyond the 16 bits of a char");
  }

  @Test
  void lineEnds_showAsOneSign() {
    assertEquals(
        "[sys] a: b⏎c⏎⏎d → e⏎f⏎g⏎h⏎i (1ms)",
        line("a", "b\r\nc\n\nd", "e\rf\u2028g\u0085h\u000bi", Map.of()));
  }

  @Test
  void methodsOwnName_hasTheSimpleNameOfItsClassBeforeIt() {
    assertEquals("[sys] Inventory.reserve → 1 (1ms)", line("reserve", "shop.Inventory", "reserve"));
    assertEquals("[sys] Line.total → 1 (1ms)", line("total", "shop.Order$Line", "total"));
    assertEquals("[sys] Order$1.run → 1 (1ms)", line("run", "shop.Order$1", "run"));
    assertEquals("[sys] Order$.run → 1 (1ms)", line("run", "shop.Order$", "run"));
    assertEquals("[sys] Main.main → 1 (1ms)", line("main", "Main", "main"));
    assertEquals("[sys] compile → 1 (1ms)", line("compile", "ir.IrEngine", "build"));
    assertEquals("[sys] drop → 1 (1ms)", line("drop", "", "drop"));
  }

  private static String line(String operation, String type, String method) {
    Map<String, CapturedValue> metadata =
        Map.of("class", new CapturedValue.Text(type), "method", new CapturedValue.Text(method));
    return line(operation, "", "1", metadata);
  }

  private static String line(
      String operation, String input, String output, Map<String, CapturedValue> metadata) {
    TraceEvent event =
        new TraceEvent(
            "1",
            null,
            at(0),
            HrmLayer.SYSTEM,
            operation,
            "c",
            input,
            output,
            1,
            TraceStatus.SUCCESS,
            metadata);
    return TraceTree.lines(List.of(event)).get(0);
  }

  /** Operation names with two blanks for each level. */
  private static String drawn(List<TraceEvent> events) {
    List<String> drawn = new ArrayList<>();
    for (String line : TraceTree.lines(events)) {
      int bracket = line.indexOf('[');
      int level = bracket == 0 ? 0 : (bracket - 4) / 4 + 1;
      drawn.add("  ".repeat(level) + line.substring(bracket + 6, line.indexOf(" →")));
    }
    return String.join(",", drawn);
  }

  private static TraceEvent op(String id, @Nullable String parent, int start) {
    return event(id, parent, start, HrmLayer.SYSTEM, id, "", "", 0);
  }

  private static TraceEvent event(
      String id,
      @Nullable String parent,
      int start,
      HrmLayer layer,
      String operation,
      String input,
      String output,
      long millis) {
    return new TraceEvent(
        id,
        parent,
        at(start),
        layer,
        operation,
        "c",
        input,
        output,
        millis,
        TraceStatus.SUCCESS,
        Map.of());
  }

  private static Instant at(int micros) {
    return Instant.ofEpochSecond(1_768_312_800L, micros * 1000L);
  }
}
