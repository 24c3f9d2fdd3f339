package dev.l9.trace.agent.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.bootstrap.AgentOptions;
import dev.l9.trace.bootstrap.OptionKey;
import dev.l9.trace.git.Checkout;
import dev.l9.trace.git.GitRevision;
import dev.l9.trace.model.CapturedValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What this JVM is: its run, and the facts for the event that begins its lines. Nothing that goes
 * wrong here matters more than the fact that is then missing. Confined to the writer thread, since
 * finding out takes a while.
 */
public final class ThisJvm {

  private final AgentOptions options;
  private final Path directory;
  private final Redactor redactor;
  private final String id;
  private @Nullable CurrentRun run;

  /**
   * Knows nothing yet.
   *
   * @param options the options that this JVM has
   * @param directory the working directory, whose checkout of git has the program's revision
   * @param id a text that no other JVM has
   */
  public ThisJvm(AgentOptions options, Path directory, Redactor redactor, String id) {
    this.options = options;
    this.directory = directory;
    this.redactor = redactor;
    this.id = id;
  }

  /** The run that this JVM is part of. */
  public CurrentRun run() {
    CurrentRun found = run;
    if (found == null) {
      found = CurrentRun.find(redactor.redactWithin(options.text(OptionKey.RUN)), id);
      run = found;
    }
    return found;
  }

  /** A text that no other JVM has. */
  public String id() {
    return id;
  }

  /** Whether the command of this JVM runs tests. */
  public boolean runsTests() {
    return TestFrameworks.isInCommand(command());
  }

  /** The main class or the jar of this JVM, and its arguments; empty if they aren't known. */
  private static String command() {
    return String.valueOf(System.getProperty("sun.java.command", ""));
  }

  /** What the event says of this JVM, by key. */
  public Map<String, CapturedValue> facts() {
    Map<String, CapturedValue> facts = new LinkedHashMap<>();
    facts.put("run", text(run().id()));
    facts.put("pid", new CapturedValue.Num(run().pid()));
    facts.put("command", text(CommandText.of(command(), redactor)));
    facts.put("jdk", text(System.getProperty("java.runtime.version", "")));
    facts.put("agent", text(version()));
    addRevision(facts);
    facts.put("options", options());
    return facts;
  }

  private static CapturedValue text(String text) {
    return new CapturedValue.Text(text);
  }

  /** The agent's version, which the build puts into the jar; empty in a jar without it. */
  private static String version() {
    try (InputStream in = ThisJvm.class.getClassLoader().getResourceAsStream("version")) {
      return in == null ? "" : new String(in.readAllBytes(), UTF_8).trim();
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  private void addRevision(Map<String, CapturedValue> facts) {
    try {
      Checkout checkout = Checkout.of(directory.toRealPath());
      GitRevision revision = checkout == null ? null : GitRevision.of(checkout);
      if (revision != null) {
        facts.put("revision", text(revision.commit()));
        Boolean dirty = revision.dirty();
        if (dirty != null) {
          facts.put("dirty", new CapturedValue.Bool(dirty));
        }
      }
    } catch (IOException | RuntimeException e) {
      // There is no repository that we can read.
    }
  }

  private CapturedValue options() {
    Map<String, CapturedValue> given = new LinkedHashMap<>();
    for (Map.Entry<String, String> option : options.given().entrySet()) {
      given.put(option.getKey(), text(CommandText.of(option.getValue(), redactor)));
    }
    return new CapturedValue.Fields(given);
  }
}
