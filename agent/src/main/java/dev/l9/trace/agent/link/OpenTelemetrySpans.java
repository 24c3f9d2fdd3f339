package dev.l9.trace.agent.link;

import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.bridge.L9Handler;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Finds the current span of OpenTelemetry, if OpenTelemetry is there: its agent, or its API in a
 * loader of the application.
 *
 * <p>Hot path for roots: without OpenTelemetry it costs one comparison. With OpenTelemetry it calls
 * the API. Nothing is traced during these calls, and what the API throws is caught. It keeps no
 * loader in memory. Safe for use by several threads.
 */
public final class OpenTelemetrySpans {

  private static final String API = "io.opentelemetry.api.trace.Span";

  /**
   * The API of OpenTelemetry's agent, in the boot loader. It knows the spans of the application's
   * API too.
   */
  private static final String AGENT_API =
      "io.opentelemetry.javaagent.shaded.io.opentelemetry.api.trace.Span";

  private final List<Reference<ClassLoader>> apiLoaders;
  private final AtomicBoolean failed = new AtomicBoolean();
  private final @Nullable Class<?> agentApi = find(AGENT_API, null);
  private volatile List<Reference<Class<?>>> apis = List.of();

  /**
   * Looks for OpenTelemetry's agent.
   *
   * @param apiLoaders the loaders that have begun to load the API; later ones are added to this
   *     list
   */
  public OpenTelemetrySpans(List<Reference<ClassLoader>> apiLoaders) {
    this.apiLoaders = apiLoaders;
  }

  /** The W3C {@code traceparent} of the thread's current span; null if there is none. */
  public @Nullable String traceparent() {
    return agentApi == null && apiLoaders.isEmpty() ? null : askApis();
  }

  private @Nullable String askApis() {
    ThreadContext context = ThreadContext.current();
    boolean before = context.suspend();
    try {
      return agentApi != null ? OpenTelemetryApi.of(agentApi).traceparent() : askApplications();
    } catch (Throwable t) {
      L9Handler.passOnStop(t);
      if (failed.compareAndSet(false, true)) {
        AgentLog.warn("OpenTelemetry's API failed with " + t + "; more isn't logged");
      }
      return null;
    } finally {
      context.resume(before);
    }
  }

  /**
   * Asks the application's copies of the API. Usually there is one. If there are several, those
   * that this thread doesn't use have no current span.
   */
  private @Nullable String askApplications() throws Throwable {
    List<Reference<Class<?>>> known = apis;
    if (known.size() != apiLoaders.size()) {
      known = findApis();
    }
    for (Reference<Class<?>> reference : known) {
      Class<?> api = reference.get();
      String traceparent = api == null ? null : OpenTelemetryApi.of(api).traceparent();
      if (traceparent != null) {
        return traceparent;
      }
    }
    return null;
  }

  private List<Reference<Class<?>>> findApis() {
    List<Reference<Class<?>>> found = new ArrayList<>();
    for (Reference<ClassLoader> loader : List.copyOf(apiLoaders)) {
      ClassLoader present = loader.get();
      found.add(new WeakReference<>(present == null ? null : find(API, present)));
    }
    apis = found;
    return found;
  }

  private static @Nullable Class<?> find(String name, @Nullable ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
