package dev.l9.trace.generator.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Has generated services meet parallel calls, hostile values, and others that lie. */
class AttackTest {

  private static final Path ATTACKS =
      Path.of("src/test/resources/dev/l9/trace/generator/code/attacks");

  @ParameterizedTest
  @CsvSource({
    "refund-policy, com/example/refunds/RefundPolicyAttackTest, 4",
    "ticket-runner, com/example/tickets/TicketRunnerAttackTest, 4",
    "webhook-inbox, com/example/webhooks/WebhookInboxAttackTest, 5"
  })
  void service_standsAttacks(String example, String test, int tests, @TempDir Path folder)
      throws IOException {
    List<GeneratedFile> files = new ArrayList<>();
    for (GeneratedFile file : Examples.withRepository(Examples.generated(example))) {
      if (file.role() == FileRole.CODE) {
        files.add(file);
      }
    }
    String name = test.substring(test.lastIndexOf('/') + 1) + ".java.txt";
    String text = Files.readString(ATTACKS.resolve(name));
    files.add(new GeneratedFile("src/test/java/" + test + ".java", FileRole.TEST, text));
    Map<String, String> outcomes = CompiledModule.of(files, folder).run();
    outcomes.forEach((attack, failure) -> assertEquals("", failure, attack));
    assertEquals(tests, outcomes.size());
  }
}
