package dev.l9.trace.agent.capture;

import static dev.l9.trace.agent.capture.Captured.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.testkit.TraceText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much of a value is taken, and what is said of the rest. */
class BoundsTest {

  @Test
  void strings_areCutAt200Characters() {
    assertEquals(quoted("x".repeat(200)), json("x".repeat(200)));
    assertEquals(quoted("x".repeat(200) + "… 1 more"), json("x".repeat(201)));
    assertEquals(quoted("x".repeat(200) + "… 999800 more"), json("x".repeat(1_000_000)));
  }

  @Test
  void surrogatePairs_areNeverSplit() {
    assertEquals(quoted("x".repeat(199) + "… 2 more"), json("x".repeat(199) + "😀"));
    assertEquals(quoted("x".repeat(198) + "😀… 1 more"), json("x".repeat(198) + "😀y"));
    assertEquals(
        quoted("x".repeat(199) + "… 2 more"), json(new StringBuilder("x".repeat(199) + "😀")));
  }

  @Test
  void builders_areCutLikeStrings() {
    assertEquals(quoted("abc"), json(new StringBuilder("abc")));
    assertEquals(quoted("x".repeat(200)), json(new StringBuilder("x".repeat(200))));
    assertEquals(quoted("x".repeat(200) + "… 800 more"), json(new StringBuilder("x".repeat(1000))));
  }

  @Test
  void messagesOfExceptions_areCutOnce() {
    assertEquals(
        quoted("IllegalStateException: " + "x".repeat(177) + "… 1823 more"),
        json(new IllegalStateException("x".repeat(2000))));
  }

  @Test
  void errorTexts_areCutAt1000Characters() {
    assertEquals(
        "IllegalStateException: " + "x".repeat(1000) + "… 500 more",
        Captured.DEFAULT.errorText(new IllegalStateException("x".repeat(1500))));
  }

  @Test
  void lists_areCutAt10Items() {
    assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]", json(numbers(10)));
    assertEquals("[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, \"… 990 more\"]", json(numbers(1000)));
    assertEquals("[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, \"… 90 more\"]", json(new int[100]));
    assertEquals("[]", json(List.of()));
  }

  @Test
  void keys_areCutAt100Characters() {
    String key = "k".repeat(100);
    assertEquals("{\"" + key + "\": 1}", json(Map.of(key, 1)));
    assertEquals("{\"" + key + "… 200 more\": 1}", json(Map.of(key.repeat(3), 1)));
  }

  @Test
  void textsBeyondAscii_areCutLikeOthers() {
    assertEquals(quoted("ä".repeat(200) + "… 100 more"), json("ä".repeat(300)));
  }

  @Test
  void whatFollowsACutText_isTakenToo() {
    assertEquals(
        "[" + quoted("x".repeat(200) + "… 1 more") + ", \"b\"]",
        json(List.of("x".repeat(201), "b")));
  }

  @Test
  void maps_areCutAt20Entries() {
    Map<Integer, Integer> map = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      map.put(i, i);
    }
    assertTrue(json(map).endsWith("\"18\": 18, \"19\": 19}"), json(map));
    map.put(20, 20);
    assertTrue(json(map).endsWith("\"19\": 19, \"…\": \"… 1 more\"}"), json(map));
  }

  static class Wide {
    int a1, a2, a3, a4, a5, a6, a7, a8, a9, a10;
    int b1, b2, b3, b4, b5, b6, b7, b8, b9, b10;
  }

  static class Wider extends Wide {
    int c1, c2, c3;
  }

  @Test
  void objects_areCutAt20Fields() {
    assertTrue(json(new Wide()).endsWith("\"b10\": 0}"), json(new Wide()));
    assertTrue(json(new Wider()).endsWith("\"b10\": 0, \"…\": \"… 3 more\"}"), json(new Wider()));
  }

  @Test
  void depth_is3() {
    assertEquals("[[[1]]]", json(List.of(List.of(List.of(1)))));
    assertEquals("[[[\"… 2 more\"]]]", json(List.of(List.of(List.of(List.of(1, 2))))));
    assertEquals("[[[[], {}]]]", json(List.of(List.of(List.of(List.of(), Map.of())))));
    assertEquals("[[[\"… 2 more\"]]]", json(new int[][][][] {{{{1, 2}}}}));
    assertEquals(
        "{\"a\": {\"b\": {\"c\": \"… 1 more\"}}}",
        json(Map.of("a", Map.of("b", Map.of("c", Map.of("d", "e"))))));
  }

  @Test
  void oneValue_hasAtMost200Nodes() {
    List<List<List<Integer>>> wide = Collections.nCopies(10, Collections.nCopies(10, numbers(10)));
    List<Object> plain = new ArrayList<>();
    for (List<List<Integer>> row : wide) {
      plain.add(new ArrayList<>(row));
    }
    CapturedValue taken = Captured.DEFAULT.capture(plain);
    assertTrue(countNodes(taken) <= 200 + 40, "nodes with marks: " + countNodes(taken));
    assertTrue(TraceText.json(taken).contains("more"), "the rest is marked");
  }

  @Test
  void oneValue_hasAbout4096Characters() {
    List<Object> texts = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      texts.add(new ArrayList<>(Collections.nCopies(10, "x".repeat(300))));
    }
    assertSmall(texts);
    List<Object> numbers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      numbers.add(
          new ArrayList<>(Collections.nCopies(10, BigInteger.TWO.pow(4000).add(BigInteger.ONE))));
    }
    assertSmall(numbers);
    Map<String, Object> keys = new LinkedHashMap<>();
    for (int i = 0; i < 20; i++) {
      Map<String, Object> inner = new LinkedHashMap<>();
      for (int j = 0; j < 20; j++) {
        inner.put("k".repeat(90) + i + "." + j, 1);
      }
      keys.put("k" + i, inner);
    }
    assertSmall(keys);
    List<Object> objects = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      List<Object> row = new ArrayList<>();
      for (int j = 0; j < 10; j++) {
        row.add(new AClassWithALongName_ThatTakesMoreCharacters_ThanItsValuesDo_ByFar());
      }
      objects.add(row);
    }
    assertSmall(objects);
  }

  static class AClassWithALongName_ThatTakesMoreCharacters_ThanItsValuesDo_ByFar {
    int aFieldWithALongName_thatTakesMoreCharacters_thanItsValueDoes_byFar = 1;
  }

  private static void assertSmall(Object value) {
    String json = json(value);
    assertTrue(json.length() > 2000, "much of it is there: " + json.length());
    assertTrue(json.length() < 4096 + 1500, "with marks and names: " + json.length());
  }

  // Numbers without end

  @Test
  void hugeNumbers_areDescribed() {
    assertEquals(
        "\"… integer of 3321929 bits\"", json(BigInteger.TEN.pow(1_000_000).shiftRight(0)));
    assertTrue(json(new BigDecimal(BigInteger.TEN.pow(1_000_000), 3)).length() < 100);
    assertEquals("\"1E+1000000000\"", json(new BigDecimal("1E+1000000000")));
    assertEquals("\"1E-1000000000\"", json(new BigDecimal("1E-1000000000")));
    assertEquals("12345678901234567890", json(new BigInteger("12345678901234567890")));
  }

  @Test
  void hugeBitSets_areCut() {
    BitSet bits = new BitSet();
    bits.set(5, 1_000_005);
    assertEquals("[5, 6, 7, 8, 9, 10, 11, 12, 13, 14, \"… 999990 more\"]", json(bits));
    assertEquals("[]", json(new BitSet()));
  }

  // Graphs that come back to themselves

  static class Node {
    final String name;
    Object next;

    Node(String name) {
      this.name = name;
    }
  }

  private static final String NODE = Node.class.getName();

  @Test
  void cycles_areMarked() {
    Node a = new Node("a");
    Node b = new Node("b");
    a.next = b;
    b.next = a;
    assertEquals(
        "{\"@type\": \"%s\", \"name\": \"a\", \"next\": {\"@type\": \"%s\", \"name\": \"b\", \"next\": \"… cycle\"}}"
            .formatted(NODE, NODE),
        json(a));
    List<Object> list = new ArrayList<>();
    list.add(list);
    assertEquals("[\"… cycle\"]", json(list));
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("self", map);
    assertEquals("{\"self\": \"… cycle\"}", json(map));
    Object[] array = new Object[1];
    array[0] = array;
    assertEquals("[\"… cycle\"]", json(array));
  }

  @Test
  void cyclesOfReferences_end() {
    AtomicReference<Object> a = new AtomicReference<>();
    AtomicReference<Object> b = new AtomicReference<>(a);
    a.set(b);
    assertTrue(json(a).length() < 100, json(a));
    AtomicReference<Object> self = new AtomicReference<>();
    self.set(self);
    assertTrue(json(self).length() < 100, json(self));
    AtomicReference<Object> viaOptional = new AtomicReference<>();
    viaOptional.set(Optional.of(viaOptional));
    assertTrue(json(viaOptional).length() < 100, json(viaOptional));
  }

  @Test
  void sharedObjects_areNotCycles() {
    List<Integer> shared = List.of(1);
    assertEquals("[[1], [1]]", json(Arrays.asList(shared, shared)));
  }

  @Test
  void deepChains_doNotOverflow() {
    Object chain = "end";
    for (int i = 0; i < 100_000; i++) {
      chain = i % 2 == 0 ? new AtomicReference<>(chain) : Optional.of(chain);
    }
    assertTrue(json(chain).contains("…"), json(chain));
    Node node = new Node("end");
    for (int i = 0; i < 100_000; i++) {
      Node before = new Node("n");
      before.next = node;
      node = before;
    }
    assertTrue(json(node).contains("… 2 more"), json(node));
    List<Object> lists = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      lists = new ArrayList<>(List.of(lists));
    }
    assertEquals("[[[\"… 1 more\"]]]", json(lists));
  }

  @Test
  void everyGraph_isBounded() {
    Random random = new Random(31);
    for (int i = 0; i < 500; i++) {
      String json = json(randomGraph(random, new ArrayList<>(), 6));
      assertTrue(json.length() < 16_000, "length " + json.length());
    }
  }

  private static Object randomGraph(Random random, List<Object> made, int depth) {
    if (!made.isEmpty() && random.nextInt(5) == 0) {
      return made.get(random.nextInt(made.size()));
    }
    if (depth == 0 || random.nextInt(6) == 0) {
      return "x".repeat(random.nextInt(500));
    }
    switch (random.nextInt(4)) {
      case 0 -> {
        List<Object> list = new ArrayList<>();
        made.add(list);
        IntStream.range(0, random.nextInt(15))
            .forEach(i -> list.add(randomGraph(random, made, depth - 1)));
        return list;
      }
      case 1 -> {
        Map<Object, Object> map = new LinkedHashMap<>();
        made.add(map);
        IntStream.range(0, random.nextInt(25))
            .forEach(i -> map.put("k" + i, randomGraph(random, made, depth - 1)));
        return map;
      }
      case 2 -> {
        Node node = new Node("n");
        made.add(node);
        node.next = randomGraph(random, made, depth - 1);
        return node;
      }
      default -> {
        AtomicReference<Object> reference = new AtomicReference<>();
        made.add(reference);
        reference.set(randomGraph(random, made, depth - 1));
        return reference;
      }
    }
  }

  private static int countNodes(CapturedValue value) {
    int count = 1;
    if (value instanceof CapturedValue.Items items) {
      for (CapturedValue item : items.values()) {
        count += countNodes(item);
      }
    } else if (value instanceof CapturedValue.Fields fields) {
      for (CapturedValue field : fields.values().values()) {
        count += countNodes(field);
      }
    }
    return count;
  }

  private static List<Integer> numbers(int count) {
    return new ArrayList<>(IntStream.range(0, count).boxed().toList());
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
