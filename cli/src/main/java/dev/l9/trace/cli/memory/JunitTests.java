package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.replay.ClassPlaces;
import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.memory.learn.junit.LearntTest;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.world.LearntMethod;
import dev.l9.trace.memory.world.WorldModel;
import dev.l9.trace.replay.test.ReplayTest;
import dev.l9.trace.replay.test.TestFile;
import dev.l9.trace.replay.type.ClassPath;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes what was learnt as tests, one class for each method. */
final class JunitTests {

  private final PacketStore opened;
  private final StoreOption store;
  private final JunitOptions options;
  private final double least;
  private final JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact());
  private int written;

  JunitTests(PacketStore opened, StoreOption store, JunitOptions options, double least) {
    this.opened = opened;
    this.store = store;
    this.options = options;
    this.least = least;
  }

  /** Writes them, and returns the exit code. */
  int write(WorldModel model, ChosenMethods chosen) throws IOException {
    List<LearntMethod> learnt = new ArrayList<>();
    model.learn(chosen, sample -> true, learnt::addAll);
    json.beginArray();
    try (ClassPath classes = new ClassPath(ClassPlaces.of(options.classes()))) {
      for (LearntMethod method : learnt) {
        if (method.method().indexOf('#') > 0 && !method.findings().isEmpty()) {
          write(method, classes);
        }
      }
    }
    if (store.isJson()) {
      store.out().println(json.end());
    }
    return written == 0 ? 1 : 0;
  }

  private void write(LearntMethod method, ClassPath classes) throws IOException {
    LearntTest.Outcome outcome =
        LearntTest.make(
            method.method(),
            method.findings().stream().filter(each -> each.confidence() >= least).toList(),
            opened,
            classes);
    ReplayTest test = outcome.test();
    json.beginObject().key("method").value(method.method());
    if (test != null) {
      written++;
      write(method.method(), test, outcome.invariants());
    }
    json.key("invariants").value(outcome.invariants()).key("left_out").beginArray();
    outcome.leftOut().forEach(json::value);
    json.end().end();
    for (String reason : outcome.leftOut()) {
      store.say(method.method() + ": " + (test == null ? "no test: " : "left out: ") + reason);
    }
  }

  private void write(String method, ReplayTest test, int invariants) throws IOException {
    json.key("test").value(test.fullName());
    Path root = options.folder();
    if (root == null) {
      json.key("source").value(test.source());
      if (!store.isJson()) {
        store.out().print(test.source());
        store.out().flush();
      }
      return;
    }
    boolean isNew = file(root, test) == TestFile.Outcome.WRITTEN;
    Path file = root.resolve(test.path());
    json.key("file").value(file.toString());
    if (!store.isJson()) {
      String what = invariants + (invariants == 1 ? " invariant of " : " invariants of ");
      String line = file + ": " + what + method;
      store.out().println(PlainText.of(line + (isNew ? "" : " (unchanged)")));
    }
  }

  private TestFile.Outcome file(Path root, ReplayTest test) throws IOException {
    try {
      return TestFile.write(root, test, options.isForced());
    } catch (FileAlreadyExistsException e) {
      throw new ToolFailure(
          PlainText.of(e.getFile())
              + " is there already, with another content; --force replaces it");
    }
  }
}
