package dev.l9.trace.contract.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.trace.contract.registry.RegistryMerge.Marks;
import dev.l9.trace.contract.registry.RegistryMerge.Merged;
import dev.l9.trace.tools.ToolFailure;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Entries are written here as {@code file=id@minute/layer}. */
class RegistryMergeTest {

  private static final Pattern LINE =
      Pattern.compile(
          "\\{\"file\":\"(.*?)\",\"component_id\":\"(.*?)\",\"layer\":\"(.*?)\".*02:0(.):00Z\"},?");

  private static byte[] registry(String... entries) {
    List<RegistryEntry> all =
        java.util.Arrays.stream(entries)
            .map(entry -> entry.split("[=@/]", -1))
            .map(
                e ->
                    new RegistryEntry(
                        new FileFacts(e[0], e[1], e.length > 3 ? e[3] : "", "low", "active"),
                        Compliance.COMPLIANT,
                        "2026-01-02T02:0" + e[2] + ":00Z",
                        Map.of()))
            .toList();
    return Registry.of(all).toBytes();
  }

  private static Merged merge(byte[] base, byte[] ours, byte[] theirs) {
    return new RegistryMerge(Marks.USUAL).merge(base, ours, theirs);
  }

  private static String shown(Merged merged) {
    return new String(merged.content(), UTF_8)
        .lines()
        .filter(line -> !line.equals("{\"version\":1,\"files\":[") && !line.equals("]}"))
        .map(line -> LINE.matcher(line).replaceAll("$1=$2@$4/$3").replaceAll("/$", ""))
        .collect(Collectors.joining(" "));
  }

  private static void assertMerged(String expected, Merged merged) {
    assertEquals(expected, shown(merged));
    assertEquals(List.of(), merged.conflicts());
    assertEquals(
        new String(merged.content(), UTF_8),
        new String(Registry.parse(merged.content()).toBytes(), UTF_8));
  }

  @Test
  void additions_ofBothSides_areBothThere_inOrder() {
    assertMerged(
        "a=A@1 b=B@1 c=C@1",
        merge(registry("b=B@1"), registry("a=A@1", "b=B@1"), registry("b=B@1", "c=C@1")));
    assertMerged("a=A@1 b=B@1", merge(new byte[0], registry("b=B@1"), registry("a=A@1")));
  }

  @Test
  void changeOfOneSide_isTaken() {
    byte[] base = registry("a=A@1", "b=B@1");
    assertMerged("a=A@2/x b=B@1", merge(base, base, registry("a=A@2/x", "b=B@1")));
    assertMerged("a=A@2/x b=B@1", merge(base, registry("a=A@2/x", "b=B@1"), base));
    // A new id is one side's to give.
    assertMerged("a=Z@2 b=B@1", merge(base, registry("a=Z@2", "b=B@1"), base));
  }

  @Test
  void ofTwoChanges_theLaterGenerated_isTaken_onEitherSide() {
    byte[] base = registry("a=A@1");
    byte[] earlier = registry("a=A@2/x");
    byte[] later = registry("a=A@3/y");
    assertMerged("a=A@3/y", merge(base, earlier, later));
    assertMerged("a=A@3/y", merge(base, later, earlier));
    byte[] atOnce = registry("a=A@3/z");
    assertMerged("a=A@3/z", merge(base, later, atOnce));
    assertMerged("a=A@3/z", merge(base, atOnce, later));
  }

  @Test
  void removal_isHonoured() {
    byte[] base = registry("a=A@1", "b=B@1");
    assertMerged("b=B@1", merge(base, registry("b=B@1"), base));
    assertMerged("b=B@1", merge(base, base, registry("b=B@1")));
    assertMerged("b=B@1", merge(base, registry("b=B@1"), registry("b=B@1")));
    // The other side only generated it anew.
    assertMerged("b=B@1", merge(base, registry("a=A@2/x", "b=B@1"), registry("b=B@1")));
  }

  @Test
  void twoIdsOfOneFile_areAConflict_thatShowsBoth() {
    Merged merged =
        merge(registry("a=A@1", "c=C@1"), registry("a=X@2", "c=C@1"), registry("a=Y@3"));
    assertEquals("<<<<<<< ours a=X@2 ======= a=Y@3 >>>>>>> theirs", shown(merged));
    assertEquals(List.of("a is X here and Y there"), merged.conflicts());
    assertThrows(ToolFailure.class, () -> Registry.parse(merged.content()));
  }

  @Test
  void removalAgainstANewId_isAConflict() {
    Merged merged = merge(registry("a=A@1"), registry(), registry("a=Y@3"));
    assertEquals("<<<<<<< ours ======= a=Y@3 >>>>>>> theirs", shown(merged));
    assertEquals(
        List.of("a is removed on one side and has got Y on the other"), merged.conflicts());
  }

  @Test
  void oneIdOfTwoFiles_isAConflict_andBothStay() {
    Merged merged = merge(registry(), registry("a=NEW@1"), registry("b=NEW@1"));
    assertEquals("a=NEW@1 b=NEW@1", shown(merged));
    assertEquals(List.of("NEW is the id of a and of b"), merged.conflicts());
  }

  @Test
  void oneIdOfTwoFiles_thatASideHadAlready_isNoNewConflict() {
    byte[] twice = registry("a=A@1", "b=A@1");
    assertMerged("a=A@1 b=A@1 c=C@1", merge(twice, twice, registry("a=A@1", "b=A@1", "c=C@1")));
  }

  @Test
  void marks_areThoseThatGitAsksFor() {
    Merged merged =
        new RegistryMerge(new Marks(9, "HEAD", "ümlaut"))
            .merge(registry(), registry("a=X@2"), registry("a=Y@3"));
    assertEquals("<<<<<<<<< HEAD a=X@2 ========= a=Y@3 >>>>>>>>> ümlaut", shown(merged));
  }

  @Test
  void whatIsNoRegistry_isRefused() {
    assertThrows(
        ToolFailure.class, () -> merge(registry(), "[]".getBytes(UTF_8), registry("a=A@1")));
  }
}
