package dev.l9.trace.generator.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each mistake has its complaint, and no other. In the resources, a case takes some lines of a spec
 * that has no mistake ({@code -}), puts others there ({@code +}), and has what is said of it
 * ({@code !}). With {@code -Dl9.write.expected=true} the last are written anew.
 */
final class ComplaintsTest {

  private static final Path CASES =
      Path.of("src/test/resources/dev/l9/trace/generator/reading/complaints");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "keys",
        "names",
        "types",
        "constraints",
        "methods",
        "files",
        "first-match",
        "loop",
        "signed-request"
      })
  void mistakes_haveTheirComplaints(String topic) throws IOException {
    Path file = CASES.resolve(topic + ".txt");
    List<String> blocks = List.of(Files.readString(file).split("\n\n"));
    String spec = Specs.text(blocks.get(0).strip().replace("spec: ", ""));
    List<String> said = new ArrayList<>(List.of(blocks.get(0).strip()));
    for (String block : blocks.subList(1, blocks.size())) {
      said.add(saidOf(block, spec));
    }
    String all = String.join("\n\n", said) + "\n";
    if (Boolean.getBoolean("l9.write.expected")) {
      Files.writeString(file, all);
    }
    assertEquals(Files.readString(file), all);
  }

  private static String saidOf(String block, String spec) {
    String before = marked(block, "- ");
    String after = marked(block, "+ ");
    int at = spec.indexOf(before);
    assertTrue(at >= 0, () -> "the spec doesn't have " + before);
    int behind = at + before.length() + (after.isEmpty() ? 1 : 0);
    String complaints = Specs.complaints(spec.substring(0, at) + after + spec.substring(behind));
    assertFalse(complaints.isEmpty(), () -> "nothing is said of " + block);
    String changed =
        block.lines().filter(line -> !line.startsWith("! ")).collect(Collectors.joining("\n"));
    return changed + complaints.lines().map(line -> "\n! " + line).collect(Collectors.joining());
  }

  private static String marked(String block, String mark) {
    return block
        .lines()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .collect(Collectors.joining("\n"));
  }
}
