package dev.l9.trace.generator.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.l9.trace.generator.module.GeneratedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generated tests fail where generated code is wrong, and say by their names what is. */
class SabotageTest {

  private static final List<GeneratedFile> FILES =
      CodeGenerator.generate(Orders.spec(), Specs.NO_EXTRACTIONS).files();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          lines = List.copyOf(lines);              | ;                           | order_copiesLines()
          length() <= 500, "note must              | length() <= 499, "note must | order_takesValuesAtTheirBounds()
          requireNonNull(price, "price             | requireNonNull("", "price   | orderLine_refusesNull()
          WEB,                                     | WEB, FAX,                   | channel_hasItsValuesInOrder()
          "OrderStore.store failed", e)            | "OrderStore.store failed")  | place_saysWhatFailed()
          Duration.ofMinutes(10)                   | Duration.ofMinutes(11)      | place_forgetsACallAfterItsTime()
          Duration.ofMinutes(10), 1000             | Duration.ofMinutes(10), 1001 | place_remembersNoMoreCallsThanItMay()
          089b2b36                                 | 089b2b37                    | place_derivesTheThread()
          other = running.putIfAbsent(key, own);   | other = null;               | recentCalls_letsAnEqualCallWait()
          done.remove(done.keySet().iterator().next()); | done.clear();          | recentCalls_forgetsTheOldest()
          """)
  void tests_noticeWhatIsWrong(String right, String wrong, String test, @TempDir Path folder)
      throws IOException {
    List<GeneratedFile> sabotaged = new ArrayList<>();
    for (GeneratedFile file : FILES) {
      String text =
          file.path().contains("src/main") ? file.text().replace(right, wrong) : file.text();
      sabotaged.add(new GeneratedFile(file.path(), file.role(), text));
    }
    assertNotEquals(FILES, sabotaged, "nothing was sabotaged");
    List<String> failed = List.copyOf(CompiledModule.of(sabotaged, folder).failures().keySet());
    assertEquals(true, failed.contains(test), failed::toString);
  }
}
