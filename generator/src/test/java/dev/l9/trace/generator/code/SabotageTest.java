package dev.l9.trace.generator.code;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.testkit.SomeCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated tests fail where generated code is wrong, and say by their names what is. */
class SabotageTest {

  private static final List<GeneratedFile> FILES =
      CodeGenerator.generate(Orders.spec(), Specs.NO_EXTRACTIONS).files();

  /**
   * @param test the test that has to notice it
   */
  private record Sabotage(String right, String wrong, String test) {}

  private static final List<Sabotage> ALL =
      List.of(
          new Sabotage("lines = List.copyOf(lines);", ";", "order_copiesLines()"),
          new Sabotage(
              "length() <= 500, \"note must",
              "length() <= 499, \"note must",
              "order_takesValuesAtTheirBounds()"),
          new Sabotage(
              "requireNonNull(price, \"price",
              "requireNonNull(\"\", \"price",
              "orderLine_refusesNull()"),
          new Sabotage(
              "ARTICLE.matcher(article).matches()",
              "article.length() > 0",
              "orderLine_refusesValuesBeyondTheirBounds()"),
          new Sabotage("WEB,", "WEB, FAX,", "channel_hasItsValuesInOrder()"),
          new Sabotage(
              "\"OrderStore.store failed\", e)",
              "\"OrderStore.store failed\")",
              "place_saysWhatFailed()"),
          new Sabotage("ofMinutes(10)", "ofMinutes(11)", "place_forgetsACallAfterItsTime()"),
          new Sabotage("(10), 1000)", "(10), 1001)", "place_remembersNoMoreCallsThanItMay()"),
          new Sabotage("089b2b36", "089b2b37", "place_derivesTheThread()"),
          new Sabotage(
              "other = running.putIfAbsent(key, own);",
              "other = null;",
              "recentCalls_letsAnEqualCallWait()"),
          new Sabotage(
              "done.remove(done.keySet().iterator().next());",
              "done.clear();",
              "place_remembersNoMoreCallsThanItMay()"));

  @Test
  void tests_noticeWhatIsWrong(@TempDir Path folder) throws IOException {
    List<GeneratedFile> files = new ArrayList<>();
    List<Sabotage> some = SomeCases.of(5, ALL);
    for (int i = 0; i < some.size(); i++) {
      files.addAll(OwnPackage.of(sabotaged(some.get(i)), "order_desk", "sabotaged" + i));
    }
    Set<String> failed = CompiledModule.of(files, folder).failures().keySet();
    for (int i = 0; i < some.size(); i++) {
      String test = "sabotaged" + i + "." + some.get(i).test;
      assertTrue(failed.contains(test), () -> test + " isn't among " + failed);
    }
  }

  private static List<GeneratedFile> sabotaged(Sabotage sabotage) {
    List<GeneratedFile> files = new ArrayList<>();
    for (GeneratedFile file : FILES) {
      boolean isCode = file.path().contains("src/main");
      String text = isCode ? file.text().replace(sabotage.right, sabotage.wrong) : file.text();
      files.add(new GeneratedFile(file.path(), file.role(), text));
    }
    assertNotEquals(FILES, files, sabotage::right);
    return files;
  }
}
