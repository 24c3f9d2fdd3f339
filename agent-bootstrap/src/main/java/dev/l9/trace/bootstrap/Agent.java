package dev.l9.trace.bootstrap;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The entry points of the agent: {@code -javaagent:l9-agent.jar}, and {@code l9 attach}.
 *
 * <p>A failure here is one line on standard error, or in the answer to the process that attached
 * the agent. The application goes on in any case.
 */
public final class Agent {

  private static @Nullable Attachment attachment;

  private Agent() {}

  /** Called by the JVM before the application's {@code main}. */
  public static synchronized void premain(
      @Nullable String arguments, Instrumentation instrumentation) {
    try {
      if (attachment != null) {
        AgentLog.warn("the agent is attached twice; the options of the first time hold");
        return;
      }
      OptionSources sources = options(arguments);
      for (String warning : sources.warnings()) {
        AgentLog.warn(warning);
      }
      attachment = new Attachment(instrumentation);
      attachment.start(sources.options());
    } catch (Throwable t) {
      AgentLog.error("nothing is traced: the agent could not start (" + t + ")");
    }
  }

  /**
   * Called by the JVM when the agent is attached to it while it runs. With {@code detach} as its
   * argument, the agent is detached. Otherwise the arguments are options, as on the command line,
   * and replace the former options.
   */
  public static synchronized void agentmain(
      @Nullable String arguments, Instrumentation instrumentation) {
    AttachRequest request = AttachRequest.parse(arguments == null ? "" : arguments);
    try {
      Attachment present = attachment;
      if (request.isDetach()) {
        request.detached(present == null ? null : present.detach());
      } else {
        OptionSources sources = options(request.options());
        request.warnings(sources.warnings());
        present = present == null ? new Attachment(instrumentation) : present;
        attachment = present;
        present.detach();
        request.attached(present.attach(sources.options()), sources.options());
      }
    } catch (Throwable t) {
      request.failed(t);
    } finally {
      request.answer();
    }
  }

  private static OptionSources options(@Nullable String arguments) {
    OptionSources sources =
        OptionSources.read(arguments, System.getProperties(), System.getenv(), Path.of(""));
    if (sources.options().isSet(OptionKey.LOG)) {
      AgentLog.setLevel(sources.options().level());
    }
    return sources;
  }
}
