package dev.l9.trace.bootstrap;

import dev.l9.trace.bootstrap.Attachment.Restored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to the agent in a running JVM, and the agent's answer. Not thread-safe.
 *
 * <p>The request is {@code detach} or options. If an answer is wanted, {@code reply=FILE,} comes
 * before it. The answer is a file of lines {@code KEY=VALUE} with these keys: {@code java} (the
 * version), {@code warning}, {@code error}, {@code classes} (how many are or were instrumented),
 * {@code kept} (how many keep the tracing code), {@code trace} (the events' file), {@code update}
 * (whether blocks are written), {@code off} and {@code detached} (true). If no answer is wanted,
 * warnings and errors go to the log.
 */
final class AttachRequest {

  private static final String REPLY = "reply=";
  private static final String DETACH = "detach";

  private final @Nullable Path reply;
  private final String options;
  private final List<String> answer = new ArrayList<>();

  private AttachRequest(@Nullable Path reply, String options) {
    this.reply = reply;
    this.options = options;
    add("java", Integer.toString(Runtime.version().feature()));
  }

  static AttachRequest parse(String arguments) {
    if (!arguments.startsWith(REPLY)) {
      return new AttachRequest(null, arguments);
    }
    int end = arguments.indexOf(',');
    String file = arguments.substring(REPLY.length(), end < 0 ? arguments.length() : end);
    return new AttachRequest(Path.of(file), end < 0 ? "" : arguments.substring(end + 1));
  }

  boolean isDetach() {
    return options.equals(DETACH);
  }

  String options() {
    return options;
  }

  void warnings(List<String> warnings) {
    for (String warning : warnings) {
      add("warning", warning);
      if (reply == null) {
        AgentLog.warn(warning);
      }
    }
  }

  void attached(@Nullable Integer classes, AgentOptions read) {
    if (classes == null) {
      add("off", "true");
      return;
    }
    add("classes", classes.toString());
    String trace = read.text(OptionKey.TRACE);
    add("trace", trace.equals("none") ? trace : Path.of(trace).toAbsolutePath().toString());
    add("update", Boolean.toString(read.isOn(OptionKey.UPDATE)));
    AgentLog.info("attached: " + classes + " loaded classes are instrumented");
  }

  void detached(@Nullable Restored restored) {
    if (restored != null) {
      add("detached", "true");
      add("classes", Integer.toString(restored.classes()));
      add("kept", Integer.toString(restored.kept()));
      AgentLog.info("detached: " + restored.classes() + " classes are as they were");
    }
  }

  void failed(Throwable failure) {
    add("error", failure.toString());
    if (reply == null) {
      AgentLog.error("attaching has failed: " + failure);
    }
  }

  private void add(String key, String value) {
    answer.add(key + "=" + value.replace('\n', ' ').replace('\r', ' '));
  }

  /** Writes the answer, if one is wanted. */
  void answer() {
    try {
      if (reply != null) {
        Files.write(reply, answer);
      }
    } catch (IOException | RuntimeException e) {
      AgentLog.warn("the answer could not be written to " + reply + ": " + e);
    }
  }
}
