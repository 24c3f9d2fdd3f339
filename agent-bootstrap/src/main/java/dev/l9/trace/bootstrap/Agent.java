package dev.l9.trace.bootstrap;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of {@code -javaagent:l9-agent.jar}.
 *
 * <p>Whatever goes wrong here is one line on standard error; the application starts all the same.
 */
public final class Agent {

  private static boolean attached;

  private Agent() {}

  /** Called by the JVM before the application's {@code main}. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    try {
      if (attached) {
        AgentLog.warn("the agent is attached twice; the options of the first time hold");
        return;
      }
      attached = true;
      start(arguments, instrumentation);
    } catch (Throwable t) {
      AgentLog.error("nothing is traced: the agent could not start (" + t + ")");
    }
  }

  private static void start(@Nullable String arguments, Instrumentation instrumentation) {
    OptionSources sources =
        OptionSources.read(arguments, System.getProperties(), System.getenv(), Path.of(""));
    AgentOptions options = sources.options();
    if (options.isSet(OptionKey.LOG)) {
      AgentLog.setLevel(options.level());
    }
    for (String warning : sources.warnings()) {
      AgentLog.warn(warning);
    }
    if (options.isOn(OptionKey.ENABLED)) {
      AgentRuntimeLoader runtime = new AgentRuntimeLoader(instrumentation, options);
      instrumentation.addTransformer(
          new TraceTransformer(runtime, options.methods(OptionKey.INCLUDE)));
    }
  }
}
