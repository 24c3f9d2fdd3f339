package dev.l9.trace.reader.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.reader.export.mermaid.MermaidExporter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MermaidExporterTest {

  static String export(List<SpanLine> lines) {
    return Fixture.export(MermaidExporter::new, lines);
  }

  @Test
  void trace_isASequenceDiagram() {
    assertEquals(
        """
        sequenceDiagram
          actor caller
          participant p0 as Shop
          participant p1 as Inventory
          participant p2 as Db
          participant p3 as Mail
          participant p4 as Price
          participant p5 as Stock
          participant p6 as Card
          participant p7 as Gate
          Note over caller: trace mem_1768312800_aaaaa00000001
          caller->>+p0: order(customer=ann, item=lamp)
          p0->>+p1: reserve()
          p1->>+p2: query()
          p2-->>-p1: 100 µs
          p1->>+p2: query()
          p2-->>-p1: 99 µs
          p1-->>-p0: 3.9 ms
          p0-)+p3: send()
          p0->>+p4: total()
          p0-)+p5: check(item=lamp)
          p5--)-p0: true, 1.0 ms
          p0->>+p6: pay()
          p6--x-p0: DeclinedException#58; no money#58; 3 #60; 5, 1.0 ms
          p0->>+p7: enter()
          p7-->>-p0: blocked 250 µs
          p0-->>-caller: Receipt#91;12#93;, 10.0 ms
          p4-->>-p0: 6.0 ms
          p3--)-p0: 7.9 ms
        """,
        export(ofOrder()));
  }

  private static List<SpanLine> ofOrder() {
    return Fixture.shop().stream().filter(line -> line.endNanos() <= 12_000_000).toList();
  }

  @Test
  void traces_followOneAnother() {
    String diagram = export(Fixture.shop());
    assertTrue(diagram.indexOf("aaaaa00000001\n") < diagram.indexOf("aaaaa00000011\n"), diagram);
    assertFalse(diagram.contains("left out"), diagram);
  }

  @Test
  void classesOfOneName_areToldApart() {
    SpanLine one = SpanLine.of("aaaaa", 1).call("com.a.Db", "get");
    SpanLine two = SpanLine.of("aaaaa", 2).in(one).call("com.b.Db", "get");
    SpanLine three = SpanLine.of("bbbbb", 3).in(two).call("com.b.Db", "get");
    String diagram = export(List.of(three, two, one));
    assertTrue(diagram.contains("participant p0 as com.a.Db\n"), diagram);
    assertTrue(diagram.contains("participant p1 as com.b.Db (aaaaa)\n"), diagram);
    assertTrue(diagram.contains("participant p2 as com.b.Db (bbbbb)\n"), diagram);
  }

  @Test
  void largeTrace_hasTheCallsThatBeganFirst_andSaysWhatIsLeftOut() {
    List<SpanLine> lines = new ArrayList<>();
    SpanLine root = SpanLine.of("aaaaa", 1).call("a.Shop", "order").at(0, 1_000_000_000);
    for (int i = 2; i <= 5_000; i++) {
      lines.add(SpanLine.of("aaaaa", i).in(root).call("a.Db", "q").values("i=" + i, "").at(i, 500));
    }
    lines.add(root);
    String diagram = export(lines);
    assertTrue(diagram.contains("q(i=150)"), diagram);
    assertFalse(diagram.contains("q(i=151)"), diagram);
    assertTrue(diagram.endsWith("  Note over caller: left out: 4850 calls\n"), diagram);
  }

  @Test
  void manyTraces_areTheLatest() {
    List<SpanLine> lines = new ArrayList<>();
    for (int i = 1; i <= 21_000; i++) {
      lines.add(SpanLine.of("aaaaa", i).call("a.Shop", "order").values("i=" + i, "").at(i, 500));
    }
    String diagram = export(lines);
    assertTrue(diagram.contains("i=21000)"), diagram);
    assertTrue(diagram.contains("i=20991)"), diagram);
    assertTrue(diagram.endsWith("left out: 20990 calls, 20990 whole traces\n"), diagram);
  }

  @Test
  void texts_stayBelowWhatMermaidAccepts() {
    List<SpanLine> lines = new ArrayList<>();
    SpanLine root = SpanLine.of("aaaaa", 1).call("a.Shop", "order").at(0, 1_000_000_000);
    for (int i = 2; i <= 150; i++) {
      lines.add(SpanLine.of("aaaaa", i).in(root).call("a.Db", ";".repeat(200)).at(i, 500));
    }
    lines.add(root);
    assertTrue(export(lines).length() < 50_000);
  }

  /** What may stand behind the colon of a message, by Mermaid's own grammar. */
  @Test
  void hostileTexts_areEntities() {
    String diagram = export(Fixture.hostile());
    for (String line : diagram.split("\n")) {
      assertTrue(
          line.matches(
              "sequenceDiagram|  actor caller|  participant p\\d+ as .+|  \\S+: .+"
                  + "|  Note over caller: .+"),
          line);
      String text =
          line.replaceFirst("^  [^:]+: |^  participant p\\d+ as ", "").replaceAll("#\\d+;", "");
      assertTrue(text.matches("[\\p{L}\\p{N} .,=()_/\\u00b5]*"), line);
      assertFalse(text.matches("(?i).*\\bend\\b.*"), line);
    }
  }

  @Test
  void noEvents_areADiagramWithoutCalls() {
    assertEquals("sequenceDiagram\n  actor caller\n", export(List.of()));
  }
}
