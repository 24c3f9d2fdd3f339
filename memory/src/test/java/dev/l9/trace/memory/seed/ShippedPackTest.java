package dev.l9.trace.memory.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.learn.invariant.Invariant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The packs that come with the program. */
class ShippedPackTest {

  private static final int MOST_WORDS = 45;

  private static List<SeedEntry> entries() {
    return ShippedPack.readAll().stream().flatMap(pack -> pack.entries().stream()).toList();
  }

  @ParameterizedTest
  @EnumSource
  void pack_isValidAndHasTheVersionOfItsFile(ShippedPack shipped) {
    SeedPack pack = ShippedPack.readAll().get(shipped.ordinal());
    assertEquals(shipped.packName(), pack.name());
    assertEquals(shipped.version(), pack.version());
    assertEquals(List.of(), SchemaCheck.errors(SchemaCheck.resource(pack.origin().file())));
    assertTrue(pack.entries().size() >= 12, "entries of " + pack.name());
  }

  @Test
  void ids_areUnique() {
    Set<String> seen = new HashSet<>();
    assertEquals(
        List.of(), entries().stream().map(SeedEntry::id).filter(id -> !seen.add(id)).toList());
  }

  @Test
  void sayings_areShortSentences() {
    for (SeedEntry entry : entries()) {
      assertTrue(entry.says().endsWith("."), entry.id());
      assertTrue(entry.says().split(" ").length <= MOST_WORDS, entry.id());
      assertTrue(entry.hint().isEmpty() || entry.hint().endsWith("."), entry.id());
      assertTrue(entry.source().length() > 8, entry.id());
    }
  }

  @Test
  void expectations_areInvariantsOfIt() {
    List<String> expected =
        entries().stream().map(SeedEntry::expects).filter(text -> !text.isEmpty()).toList();
    assertTrue(expected.size() >= 12, "" + expected.size());
    for (String text : expected) {
      assertEquals(text, Invariant.parse(text).text());
    }
  }

  @Test
  void graph_relatesTwoThingsInEachEntry() {
    SeedPack graph = ShippedPack.readAll().get(ShippedPack.CROSS_TASK_GRAPH.ordinal());
    assertEquals(
        List.of(),
        graph.entries().stream()
            .filter(entry -> entry.relation() == null)
            .map(SeedEntry::id)
            .toList());
    assertEquals(
        Set.of(RelationKind.values()),
        new HashSet<>(
            graph.entries().stream()
                .map(entry -> java.util.Objects.requireNonNull(entry.relation()).kind())
                .toList()));
  }
}
