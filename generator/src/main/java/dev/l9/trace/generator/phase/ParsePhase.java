package dev.l9.trace.generator.phase;

import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.reading.Reading;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * 1_PARSE: takes the spec, and completes what its headers say of who created the module. Gate
 * {@code spec_valid}: the spec has all that is demanded, and no mistake.
 */
public final class ParsePhase {

  private ParsePhase() {}

  /**
   * A spec that is complete.
   *
   * @param metadata its own, with what git says of its file
   */
  public record Parsed(ModuleSpec spec, Map<String, List<String>> metadata) {}

  /** Takes what was read, and all mistakes at once. */
  public static Parsed run(Reading reading, SpecOrigin origin) {
    List<Blocker> blockers = new ArrayList<>(reading.blockers());
    Optional<ModuleSpec> spec = reading.spec();
    if (spec.isEmpty()) {
      GateShut.unlessNone(blockers);
      throw new IllegalStateException("a spec was not read, and nothing says why");
    }
    Map<String, List<String>> metadata = origin.complete(spec.get(), blockers);
    GateShut.unlessNone(blockers);
    return new Parsed(spec.get(), metadata);
  }
}
