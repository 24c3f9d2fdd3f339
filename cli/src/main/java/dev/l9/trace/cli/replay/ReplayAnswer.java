package dev.l9.trace.cli.replay;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.test.ReplayTest;
import dev.l9.trace.replay.test.TestFile;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;

/** What came of a call, as text and as JSON. */
final class ReplayAnswer {

  private final CommandLine line;
  private final String traceId;
  private final boolean json;

  ReplayAnswer(CommandLine line, String traceId, boolean json) {
    this.line = line;
    this.traceId = traceId;
    this.json = json;
  }

  /** The call can't be rebuilt. Returns the exit code. */
  int refused(Refusal refusal) {
    if (json) {
      JsonWriter writer = begin("refused");
      writer.key("kind").value(refusal.kind().label()).key("path").value(refusal.path());
      writer.key("reason").value(refusal.reason()).key("remedy").value(refusal.remedy());
      line.getOut().println(writer.end());
    } else {
      say("no test: " + refusal);
    }
    return 1;
  }

  /** The test goes to standard output. */
  int printed(ReplayTest test) {
    if (json) {
      JsonWriter writer = test(test);
      writer.key("source").value(test.source());
      line.getOut().println(writer.end());
    } else {
      line.getOut().print(test.source());
      line.getOut().flush();
      said(test);
    }
    return code(test);
  }

  /** The test is in a file. */
  int written(ReplayTest test, Path file, TestFile.Outcome outcome) {
    if (json) {
      JsonWriter writer = test(test);
      writer.key("file").value(file.toString());
      line.getOut().println(writer.end());
    } else {
      boolean isNew = outcome == TestFile.Outcome.WRITTEN;
      line.getOut()
          .println(PlainText.of(file + ": " + test.method() + (isNew ? "" : " (unchanged)")));
      said(test);
    }
    return code(test);
  }

  private static int code(ReplayTest test) {
    return test.gaps().isEmpty() ? 0 : 1;
  }

  private void said(ReplayTest test) {
    test.gaps().forEach(gap -> say("to do: " + gap));
    test.assumptions().forEach(assumption -> say("taken for granted: " + assumption));
    test.masked().forEach(path -> say("not compared: " + path));
  }

  private void say(String clause) {
    line.getErr().println("l9: " + PlainText.of(clause));
  }

  private JsonWriter begin(String status) {
    JsonWriter writer = JsonWriter.onOneLine(JsonBytes.compact()).beginObject();
    return writer.key("trace_id").value(traceId).key("status").value(status);
  }

  private JsonWriter test(ReplayTest test) {
    JsonWriter writer = begin(test.gaps().isEmpty() ? "written" : "gap");
    writer.key("test").value(test.fullName()).key("method").value(test.method());
    list(writer.key("gaps"), test.gaps());
    list(writer.key("assumptions"), test.assumptions());
    list(writer.key("masked"), test.masked());
    return writer;
  }

  private static void list(JsonWriter writer, List<String> texts) {
    writer.beginArray();
    texts.forEach(writer::value);
    writer.end();
  }
}
