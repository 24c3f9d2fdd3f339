package dev.l9.trace.agent.install;

import dev.l9.trace.agent.advice.ClassInstrumenter;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.AgentOptions;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The agent behind the prefilter: brings the rest up, then instruments the classes that it is
 * given.
 *
 * <p>Made by reflection, once, on the thread that loads the first traced class. Safe for use by
 * several threads.
 */
public final class AgentRuntime implements ClassFileTransformer {

  private final ClassInstrumenter instrumenter;

  /**
   * Brings the agent up.
   *
   * @param options {@code AgentOptions.toMap} of the bootstrap's copy of that class
   */
  public AgentRuntime(Instrumentation instrumentation, Map<String, String> options)
      throws ReflectiveOperationException {
    AgentOptions agentOptions = AgentOptions.fromMap(options);
    AgentLog.setLevel(agentOptions.level());
    // Before anything that names the bridge is linked; so the wiring is a class of its own.
    BridgeInstaller.defineBridge();
    instrumenter = AgentWiring.wire(instrumentation, agentOptions);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    byte[] traced = instrumenter.instrument(bytes);
    if (traced != null) {
      AgentLog.debug("instrumented " + name);
    }
    return traced;
  }
}
