package dev.l9.trace.agent.install;

import dev.l9.trace.agent.fields.PackageOpener;
import java.lang.instrument.Instrumentation;
import java.util.Map;
import java.util.Set;

/**
 * Opens packages of named modules to the agent's own module, in which there is no other code. Safe
 * for use by several threads.
 */
final class ModuleOpener implements PackageOpener {

  private final Instrumentation instrumentation;

  ModuleOpener(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  @Override
  public void open(Class<?> type) {
    Module own = ModuleOpener.class.getModule();
    Module owner = type.getModule();
    String name = type.getPackageName();
    if (!owner.isOpen(name, own)) {
      instrumentation.redefineModule(
          owner, Set.of(), Map.of(), Map.of(name, Set.of(own)), Set.of(), Map.of());
    }
  }
}
