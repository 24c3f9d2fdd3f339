package dev.l9.trace.generator.phase;

import dev.l9.trace.generator.plan.FileManifest;
import dev.l9.trace.generator.spec.ModuleSpec;

/** 3_PLAN: says which files the module has. It has no gate: the spec was held against them. */
public final class PlanPhase {

  private PlanPhase() {}

  /** Makes FILE_MANIFEST. */
  public static FileManifest run(ModuleSpec spec) {
    return FileManifest.of(spec);
  }
}
