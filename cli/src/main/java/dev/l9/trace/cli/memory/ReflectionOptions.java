package dev.l9.trace.cli.memory;

import dev.l9.trace.memory.ingest.Reflection;
import java.util.List;
import picocli.CommandLine.Option;

/** What somebody has concluded, as the options of {@code l9 memory add} say it. */
final class ReflectionOptions {

  @Option(
      names = "--reflection",
      required = true,
      paramLabel = "TEXT",
      description = "What you have concluded, to be found by later searches.")
  private String text = "";

  @Option(names = "--agent", paramLabel = "NAME", description = "Who has concluded it.")
  private String agent = System.getProperty("user.name", "");

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "The method that it is about, such as com.acme.Orders#total.")
  private String method = "";

  @Option(names = "--error", paramLabel = "TYPE", description = "The type of error.")
  private String error = "";

  @Option(names = "--file", paramLabel = "FILE", description = "The source file.")
  private String file = "";

  @Option(
      names = "--confidence",
      paramLabel = "N",
      description = "How far it is to be relied on, from 0 to 1 (1).")
  private double confidence = 1;

  @Option(names = "--tag", paramLabel = "TAG", split = ",", description = "Words to find it by.")
  private List<String> tags = List.of();

  Reflection reflection() {
    return new Reflection(text, agent, method, error, file, confidence, tags);
  }
}
