package dev.l9.trace.generator;

import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.plan.FileManifest;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.write.ModulePlan;
import java.util.List;

/** How a generation has ended. */
public sealed interface Generation {

  /** A gate was shut; nothing was written. */
  record Blocked(List<Blocker> blockers) implements Generation {
    public Blocked {
      blockers = List.copyOf(blockers);
    }
  }

  /** It was to end with the plan; nothing was written. */
  record Planned(ModuleSpec spec, Extractions extractions, FileManifest manifest)
      implements Generation {}

  /** What is on the disk is in the way; nothing was written. */
  record Obstructed(ModulePlan plan) implements Generation {}

  /** A check has failed, such as a test; nothing was written. */
  record Unproven(GeneratedModule module, String reason) implements Generation {}

  /**
   * The files are written.
   *
   * @param news what the user should know, a clause each; usually nothing
   */
  record Written(GeneratedModule module, List<String> news) implements Generation {
    public Written {
      news = List.copyOf(news);
    }
  }
}
