package dev.l9.trace.agent.export;

import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.source.SourceLog;

/** Says in the agent's log what was looked for. */
final class SourceLookupLog implements SourceLog {

  @Override
  public void info(String message) {
    AgentLog.info(message);
  }

  @Override
  public void warn(String message) {
    AgentLog.warn(message);
  }
}
