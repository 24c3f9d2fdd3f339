package dev.l9.trace.reader.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.l9.trace.reader.file.TraceReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallersTest {

  @TempDir Path folder;

  private List<String> callers(String method, String... lines) throws IOException {
    try (TraceReader reader = TraceLines.open(folder, lines)) {
      Callers callers = Callers.of(reader, MethodPattern.of(method));
      assertFalse(callers.isCapped());
      List<String> texts = new ArrayList<>();
      for (MethodCallers called : callers.methods()) {
        texts.add(called.method().id() + " " + called.calls() + ", " + called.errors());
        called
            .callers()
            .forEach(
                each ->
                    texts.add(
                        "by " + each.method().name() + " " + each.calls() + ", " + each.errors()));
        called
            .roots()
            .forEach(
                each ->
                    texts.add(
                        ("in "
                                + each.method().name()
                                + " "
                                + each.calls()
                                + ", "
                                + each.errors()
                                + " "
                                + each.kind()
                                + " "
                                + each.command())
                            .strip()));
      }
      return texts;
    }
  }

  @Test
  void callers_areTheDirectOnesAndTheRoots_withCountsAndErrors() throws IOException {
    assertEquals(
        List.of(
            "a.Db#load 4, 1",
            "by Shop.list 3, 1",
            "by (no traced caller) 1, 0",
            "in Shop.show 2, 0 program a.Main",
            "in Db.load 1, 0 program a.Main",
            "in ShopTest.lists 1, 1 test surefire.jar"),
        callers(
            "Db#load",
            TraceLines.run("jvm01", "0", "\"command\":\"a.Main\""),
            TraceLines.run("jvm02", "0", "\"command\":\"surefire.jar\""),
            "jvm01:1 jvm01:3 0 1 a.Db#load main success → x",
            "jvm01:2 jvm01:3 2 1 a.Db#load main success → x",
            "jvm01:3 jvm01:root 0 5 a.Shop#list main success → x",
            "jvm01:root - 0 9 a.Shop#show main success → x",
            "jvm01:9 - 10 1 a.Db#load main success → x",
            "jvm02:1 jvm02:2 0 1 a.Db#load main error → IOException: x",
            "jvm02:2 jvm02:root 0 2 a.Shop#list main success → x",
            "jvm02:root - 0 3 a.ShopTest#lists main success → x"));
  }

  @Test
  void callersThatEndedBefore_areFound_andMissingOnesAreCounted() throws IOException {
    assertEquals(
        List.of(
            "a.Db#load 2, 0",
            "by (not in the trace) 1, 0",
            "by Shop.show 1, 0",
            "in Shop.show 2, 0"),
        callers(
            "Db#load",
            "root - 0 9 a.Shop#show main success → x",
            "1 root 0 50 a.Db#load pool success → x",
            "2 gone 0 50 a.Db#load pool success → x"));
  }

  @Test
  void recursion_isACallerToo() throws IOException {
    assertEquals(
        List.of(
            "a.Tree#walk 2, 0",
            "by (no traced caller) 1, 0",
            "by Tree.walk 1, 0",
            "in Tree.walk 2, 0"),
        callers(
            "Tree.walk",
            "1 root 0 5 a.Tree#walk main success → x",
            "root - 0 9 a.Tree#walk main success → x"));
  }

  @Test
  void eachMethodThatMatches_hasItsCallers() throws IOException {
    assertEquals(
        List.of(
            "b.Db#load 2, 0",
            "by (no traced caller) 2, 0",
            "in Db.load 2, 0",
            "a.Db#load 1, 0",
            "by (no traced caller) 1, 0",
            "in Db.load 1, 0"),
        callers(
            "Db#load",
            "1 - 0 5 a.Db#load main success → x",
            "2 - 0 5 b.Db#load main success → x",
            "3 - 0 9 b.Db#load main success → x"));
  }
}
