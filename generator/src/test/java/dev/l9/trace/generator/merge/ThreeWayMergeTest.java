package dev.l9.trace.generator.merge;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.generator.merge.ThreeWayMerge.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreeWayMergeTest {

  private static final String BASE = "a\nb\nc\nd\ne\n";

  @TempDir Path folder;

  private static Result merge(String base, String mine, String theirs) {
    return ThreeWayMerge.of(
        base.getBytes(ISO_8859_1), mine.getBytes(ISO_8859_1), theirs.getBytes(ISO_8859_1));
  }

  private static String text(Result result) {
    return new String(result.content(), ISO_8859_1);
  }

  private static void assertMerged(String expected, String base, String mine, String theirs) {
    Result result = merge(base, mine, theirs);
    assertEquals(List.of(), result.conflicts());
    assertEquals(expected, text(result));
  }

  @Test
  void editsThatDontTouch_areBothTaken() {
    assertMerged("A\nb\nc\nd\nE\n", BASE, "A\nb\nc\nd\ne\n", "a\nb\nc\nd\nE\n");
    assertMerged("a\nc\nd\ne\nf\n", BASE, "a\nc\nd\ne\n", "a\nb\nc\nd\ne\nf\n");
    assertMerged("0\na\nb\nc\nd\n", BASE, "0\na\nb\nc\nd\ne\n", "a\nb\nc\nd\n");
  }

  @Test
  void equalEdits_areTakenOnce() {
    assertMerged("a\nX\nc\nd\ne\n", BASE, "a\nX\nc\nd\ne\n", "a\nX\nc\nd\ne\n");
    assertMerged("a\nX\nc\nd\nY\n", BASE, "a\nX\nc\nd\nY\n", "a\nX\nc\nd\ne\n");
  }

  @Test
  void editsOfOneLine_areAConflict_withBothTexts() {
    Result result = merge(BASE, "a\nb\nmine\nd\ne\n", "a\nb\nnew\nd\ne\n");
    assertEquals(List.of(new Conflict(3, List.of("mine"), List.of("new"))), result.conflicts());
    assertEquals(
        """
        a
        b
        <<<<<<< on the disk
        mine
        =======
        new
        >>>>>>> generated
        d
        e
        """,
        text(result));
    assertEquals(3, ThreeWayMerge.marked(result.content()));
    assertEquals(0, ThreeWayMerge.marked("Title\n=======\n>>>>>>> quote\n".getBytes(UTF_8)));
  }

  @Test
  void aDeletedLineThatTheOtherSideChanges_isAConflict() {
    Result result = merge(BASE, "a\nb\nd\ne\n", "a\nb\nC\nd\ne\n");
    assertEquals(List.of(new Conflict(3, List.of(), List.of("C"))), result.conflicts());
  }

  @Test
  void whatIsEqualAtTheEnds_isNoPartOfAConflict() {
    Result result = merge("a\nz\n", "a\n1\nx\n9\nz\n", "a\n1\ny\n9\nz\n");
    assertEquals(List.of(new Conflict(3, List.of("x"), List.of("y"))), result.conflicts());
  }

  @Test
  void lineEnds_areThoseOfThePersonsFile() {
    assertMerged("a\r\nX\r\nc\r\nd\r\ne\r\n", BASE, BASE.replace("\n", "\r\n"), "a\nX\nc\nd\ne\n");
    assertMerged("a\r\nb\nc\r\nd\r\ne", BASE, "a\r\nb\nc\r\nd\r\ne", BASE);
    assertMerged("a\nb\nc\nd\ne\nf\n", BASE, "a\nb\nc\nd\ne", BASE + "f\n");
    assertMerged("a\nb\nc\nd\nE", BASE, "a\nb\nc\nd\nE", BASE.replace("\n", "\r\n"));
  }

  @Test
  void bytesOfAnyEncoding_comeOutAsTheyWentIn() {
    assertMerged(
        "\u00e4\u0000\u00ff\nb\nc\nd\nE\n",
        BASE,
        "\u00e4\u0000\u00ff\nb\nc\nd\ne\n",
        "a\nb\nc\nd\nE\n");
  }

  @Test
  void emptyTexts_areMergedToo() {
    assertMerged("", "", "", "");
    assertMerged("a\n", "", "", "a\n");
    assertMerged("", "a\n", "", "a\n");
    assertMerged("a\n", "", "a\n", "");
  }

  /** A base of distinct lines, and lines that repeat, as code has them. */
  private static List<String> base(Random random) {
    List<String> lines = new ArrayList<>();
    int size = 4 + random.nextInt(40);
    for (int i = 0; i < size; i++) {
      lines.add(random.nextInt(4) == 0 ? "}" : "line " + i);
    }
    return lines;
  }

  private static String joined(List<String> lines) {
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /**
   * Edits of two sides, at lines of the base that are at least two lines apart, so that a line that
   * nobody has changed is between them. Each edit puts in a line of its own that is there nowhere
   * else, and half of them take a line away.
   */
  private static List<List<String>> sides(List<String> base, Random random, List<String> added) {
    List<String> mine = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    int free = 0;
    for (int i = 0; i < base.size(); i++) {
      boolean edits = i >= free && base.get(i).startsWith("line") && random.nextInt(3) == 0;
      List<String> one = random.nextBoolean() ? mine : theirs;
      if (edits) {
        free = i + 3;
        String line = (one == mine ? "mine " : "new ") + i;
        added.add(line);
        one.add(line);
      }
      boolean removes = edits && random.nextBoolean();
      if (!removes || one == theirs) {
        mine.add(base.get(i));
      }
      if (!removes || one == mine) {
        theirs.add(base.get(i));
      }
    }
    return List.of(mine, theirs);
  }

  @Test
  void randomEditsThatDontTouch_areAllThere_andNothingElseChanges() {
    for (int seed = 0; seed < 3000; seed++) {
      Random random = new Random(seed);
      List<String> base = new ArrayList<>();
      for (int i = 0; i < 4 + random.nextInt(40); i++) {
        base.add("line " + i);
      }
      List<String> added = new ArrayList<>();
      List<List<String>> sides = sides(base, random, added);
      Result result = merge(joined(base), joined(sides.get(0)), joined(sides.get(1)));
      assertEquals(List.of(), result.conflicts(), "seed " + seed);
      List<String> lines = text(result).lines().toList();
      assertTrue(lines.containsAll(added), "seed " + seed + ": " + lines);
      for (String line : base) {
        boolean isLeft = sides.get(0).contains(line) && sides.get(1).contains(line);
        assertEquals(isLeft, lines.contains(line), "seed " + seed + ": " + line);
      }
      assertEquals(lines.size(), lines.stream().distinct().count());
    }
  }

  @Test
  void anUnchangedOutput_leavesThePersonsFile_whateverIsInIt() {
    for (int seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      String base = joined(base(random));
      StringBuilder mine = new StringBuilder();
      for (String line : base.split("(?<=\n)", -1)) {
        int what = random.nextInt(6);
        mine.append(what == 0 ? "" : line)
            .append(what == 1 ? "x\r\n" : what == 2 ? "\n\u00fc" : "");
      }
      assertMerged(mine.toString(), base, mine.toString(), base);
      assertMerged(mine.toString(), base, mine.toString(), mine.toString());
      Result other = merge(base, base, mine.toString());
      assertEquals(List.of(), other.conflicts());
      assertEquals(mine.toString().lines().toList(), text(other).lines().toList(), "seed " + seed);
    }
  }

  /** Of texts whose lines repeat, both may find other lines equal; so only what is said is held. */
  @Test
  void git_mergesTheSame() throws Exception {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<String> base = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        base.add("line " + i);
      }
      List<List<String>> sides = sides(base, random, new ArrayList<>());
      if (seed % 3 == 0) {
        sides.get(0).set(5, "mine, too");
        sides.get(1).set(5, "new, too");
      }
      Result result = merge(joined(base), joined(sides.get(0)), joined(sides.get(1)));
      assertEquals(git(base, sides.get(0), sides.get(1)), text(result), "seed " + seed);
    }
  }

  private String git(List<String> base, List<String> mine, List<String> theirs) throws Exception {
    Files.writeString(folder.resolve("base"), joined(base));
    Files.writeString(folder.resolve("mine"), joined(mine));
    Files.writeString(folder.resolve("theirs"), joined(theirs));
    ProcessBuilder builder =
        new ProcessBuilder(
                "git",
                "merge-file",
                "-p",
                "-L",
                "on the disk",
                "-L",
                "base",
                "-L",
                "generated",
                "mine",
                "base",
                "theirs")
            .directory(folder.toFile());
    try {
      Process git = builder.start();
      String merged = new String(git.getInputStream().readAllBytes(), UTF_8);
      git.waitFor();
      return merged;
    } catch (IOException e) {
      assumeTrue(false, "there is no git: skipped");
      return "";
    }
  }
}
