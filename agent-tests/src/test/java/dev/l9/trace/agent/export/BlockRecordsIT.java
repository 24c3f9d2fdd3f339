package dev.l9.trace.agent.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.block.BlockRecord;
import dev.l9.trace.block.BlockRecordMerge;
import dev.l9.trace.block.BlockRecordParser;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where there are no sources, what their blocks would hold goes to a file. */
@JdksInTurn
class BlockRecordsIT {

  private static final String GREETER =
      """
      package shop;
      public class Greeter {
        @dev.l9.trace.L9Traced
        public String greet(String name) {
          if (name.isEmpty()) throw new IllegalArgumentException("nobody");
          return "hello " + name;
        }
        public static void main(String[] args) {
          for (String arg : args) {
            try { new Greeter().greet(arg); } catch (IllegalArgumentException e) { }
          }
        }
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void runsWithoutSources_leaveRecordsThatMerge(Jdk jdk) throws Exception {
    TestProject project =
        new TestProject(folder).source("shop/Greeter.java", GREETER).compile("-g");
    Files.delete(project.sourceRoot().resolve("shop/Greeter.java"));

    ProgramRun run = project.runWell(jdk, "blocks=out/blocks.jsonl", "shop.Greeter", "Ann", "");
    assertEquals("", run.err());
    project.runWell(jdk, "blocks=out/blocks.jsonl,trace=none", "shop.Greeter", "Bob", "Bob");

    List<BlockRecord> records = records(folder.resolve("out/blocks.jsonl"));
    assertEquals(2, records.stream().map(BlockRecord::run).distinct().count());
    assertTrue(records.stream().allMatch(record -> record.source().equals("shop/Greeter.java")));
    BlockRecordMerge merge = new BlockRecordMerge();
    records.forEach(merge::add);
    DoraTraceBlock block = merge.blocks().get("shop/Greeter.java");
    assertEquals("{name=Text[value=Bob]}", block.inputs().toString());
    DoraTraceBlock.Node node = block.graph().nodes().get(0);
    assertEquals("Greeter.greet", node.id());
    assertEquals(4, node.calls());
    assertEquals(1, node.errors());
    assertEquals("0.75", block.metrics().stabilityScore());
    assertEquals(List.of("IllegalArgumentException: nobody"), block.metrics().errorsDetected());
  }

  private static List<BlockRecord> records(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(BlockRecordParser::parse).toList();
  }
}
