package dev.l9.trace.compatibility;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.Thorough;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Source files of other languages end with how their code last ran, and compile as before. */
class LanguageBlocksIT {

  @TempDir Path folder;

  @Test
  void kotlin_whoseFolderLeavesOutThePackage() throws Exception {
    List<String> nodes = nodes("Constructs.kt", "src/main/kotlin", "demo.ConstructsKt");
    assertTrue(
        nodes.containsAll(
            List.of(
                "ConstructsKt.take",
                "Cents.times",
                "Shop.secretStock",
                "Shop.twice",
                "Shop.Companion.open",
                "Greeter.greet")),
        nodes::toString);
  }

  @Thorough
  @Test
  void scala() throws Exception {
    List<String> nodes = nodes("Constructs.scala", "src/main/scala/demo", "demo.Program");
    assertTrue(
        nodes.containsAll(
            List.of("Program.++", "Constructs.shout", "Cents.times", "Program.inner", "Point.sum")),
        nodes::toString);
  }

  @Test
  void groovy() throws Exception {
    List<String> nodes = nodes("Constructs.groovy", "src/main/groovy/demo", "demo.Program");
    assertTrue(
        nodes.containsAll(
            List.of("Program.lazily", "Greeter.greet", "Account.deposit", "Point.sum")),
        nodes::toString);
  }

  @Thorough
  @Test
  void kotlin_ofWhichTwoFilesFit_isLeftAlone() throws Exception {
    String classPath = LanguageCompilers.once("Constructs.kt");
    Path work = folder.resolve("work");
    Path one = LanguageCompilers.copy("Constructs.kt", work.resolve("src/main/kotlin"));
    Path two = LanguageCompilers.copy("Constructs.kt", work.resolve("src/main/kotlin/demo"));
    byte[] before = Files.readAllBytes(one);
    ProgramRun run =
        new TracedProgram(classPath, "demo.ConstructsKt", List.of())
            .runTraced(Jdk.running(), work, "");
    assertArrayEquals(before, Files.readAllBytes(one));
    assertArrayEquals(before, Files.readAllBytes(two));
    String said = "no block is written for demo/Constructs.kt: it could be any of";
    assertEquals(2, run.err().split(said, -1).length, run::toString);
  }

  private List<String> nodes(String source, String root, String main) throws Exception {
    String classPath = LanguageCompilers.once(source);
    Path work = folder.resolve("work");
    Path file = LanguageCompilers.copy(source, work.resolve(root));
    byte[] before = Files.readAllBytes(file);
    TracedProgram program = new TracedProgram(classPath, main, List.of());
    ProgramRun run = program.runTraced(Jdk.running(), work, "block.style=full");
    assertEquals(program.runPlain(Jdk.running(), work), run, "with a block, and without");
    assertEquals(0, run.exitCode(), run::toString);
    BlockFormat format = BlockFormats.of(file).orElseThrow();
    byte[] after = Files.readAllBytes(file);
    assertArrayEquals(before, format.withoutBlock(after));
    DoraTraceBlock block = format.read(after).orElseThrow();
    return block.graph().nodes().stream().map(DoraTraceBlock.Node::id).toList();
  }
}
