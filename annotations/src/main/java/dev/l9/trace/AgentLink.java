package dev.l9.trace;

import java.util.List;
import java.util.Map;

/**
 * The seam between this API and the agent.
 *
 * <p>As written here, every method does nothing. When the agent is attached, it replaces each body,
 * as this class is loaded, by a direct call of the agent's method of the same name and signature.
 * So a call needs no reflection and no lookup. Names and signatures are therefore a contract with
 * the agent, and they use JDK types only.
 */
final class AgentLink {

  private AgentLink() {}

  static Object openSpan(String layerCode, String operation, String component, Object input) {
    return null;
  }

  static void spanOutput(Object span, Object output) {}

  static void spanMetadata(Object span, String key, Object value) {}

  static void spanError(Object span, Throwable error) {}

  static void spanBlocked(Object span, String reason) {}

  static void spanConfidence(Object span, double confidence) {}

  static void closeSpan(Object span) {}

  static void event(
      String layerCode,
      String operation,
      String component,
      Object input,
      Object output,
      String status,
      Map<String, ?> metadata) {}

  static String currentTraceId() {
    return null;
  }

  static void currentMetadata(String key, Object value) {}

  static void executorTrace(
      String taskId,
      String taskName,
      String agentId,
      Map<String, ?> inputs,
      Map<String, ?> outputs,
      long durationMs,
      List<String> errors,
      List<String> patterns) {}

  static boolean isAttached() {
    return false;
  }

  static Object captureContext() {
    return null;
  }

  static Object attachContext(Object context) {
    return null;
  }

  static void detachContext(Object token) {}
}
