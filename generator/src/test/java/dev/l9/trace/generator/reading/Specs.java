package dev.l9.trace.generator.reading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Specs without a mistake, to begin with. */
final class Specs {

  /** The folders of the examples in the docs. */
  static final List<String> EXAMPLES = List.of("refund-policy", "ticket-runner", "webhook-inbox");

  private Specs() {}

  /** The text of an example, or of the spec that {@code --init} writes. */
  static String text(String name) {
    if (name.equals("documented")) {
      return SpecText.documented(Instant.parse("2026-01-05T09:00:00Z"), "Orders team");
    }
    try {
      return Files.readString(Path.of("../docs/generator", name, "module.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The complaints about a text, a line each. */
  static String complaints(String text) {
    return SpecReader.read("module.yaml", text).blockers().stream()
        .map(blocker -> blocker.toString().replace("module.yaml:", ""))
        .collect(Collectors.joining("\n"));
  }
}
