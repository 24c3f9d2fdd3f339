package dev.l9.trace.tools.attach;

import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.agent.ByteBuddyAgent;

/** A JVM on this machine, to which the agent is sent with a request. */
public final class RunningJvm {

  private final long pid;

  /** The JVM of this process, which need not exist. */
  public RunningJvm(long pid) {
    this.pid = pid;
  }

  /**
   * Sends a request, and waits for its answer, however long that takes.
   *
   * @param agent the agent's jar, which the JVM has to be able to read
   * @param request the agent's options, or {@code detach}
   * @throws ToolFailure where the JVM can't be reached, or the agent has failed in it
   * @throws UncheckedIOException where there can't be a temporary file for the answer
   */
  public AgentReply send(Path agent, String request) {
    if (ProcessHandle.of(pid).isEmpty()) {
      throw new ToolFailure("there is no process " + pid + "; l9 ps lists the JVMs");
    }
    try {
      Path file = Files.createTempFile("l9", ".reply");
      try {
        attach(agent, "reply=" + file + "," + request);
        return check(AgentReply.read(file));
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void attach(Path agent, String arguments) {
    try {
      ByteBuddyAgent.attach(agent.toFile(), Long.toString(pid), arguments);
    } catch (RuntimeException e) {
      Throwable reason = e;
      while (reason.getCause() != null) {
        reason = reason.getCause();
      }
      throw new ToolFailure(
          "can't attach to process "
              + pid
              + ": "
              + reason.getMessage()
              + "; it has to be a JVM of the same user that isn't started with"
              + " -XX:+DisableAttachMechanism");
    }
  }

  private AgentReply check(AgentReply reply) {
    if (reply.isEmpty()) {
      throw new ToolFailure(
          "the agent was sent to process "
              + pid
              + " but has not answered; the standard error of that program says more");
    }
    if (reply.has("error")) {
      throw new ToolFailure("the agent has failed in process " + pid + ": " + reply.text("error"));
    }
    return reply;
  }
}
