package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Finds plugins and dependencies in a script of Gradle, where they are written in full. */
final class GradleScript {

  private static final String DEPENDENCIES = "dependencies";

  private final Set<String> found = new HashSet<>();

  /** The first words of the statements whose blocks are open. */
  private final Deque<String> blocks = new ArrayDeque<>();

  private String statement = "";
  private int dependencies;

  private GradleScript() {}

  /** The ids of plugins, and the coordinates of dependencies without their versions. */
  static Set<String> dependencies(Tokens tokens) {
    GradleScript script = new GradleScript();
    boolean begins = true;
    while (tokens.nextCode() != Kind.END) {
      if (tokens.kind() == Kind.WORD && (begins || tokens.isFirstInLine())) {
        script.statement = tokens.text();
      } else if (tokens.is("{")) {
        script.open();
      } else if (tokens.is("}")) {
        script.close();
      } else if (tokens.isPlainString()) {
        script.string(tokens.text());
      }
      begins = tokens.is("{") || tokens.is(";");
    }
    return script.found;
  }

  private void open() {
    blocks.push(statement);
    dependencies += statement.equals(DEPENDENCIES) ? 1 : 0;
    statement = "";
  }

  private void close() {
    dependencies -= DEPENDENCIES.equals(blocks.poll()) ? 1 : 0;
    statement = "";
  }

  private void string(String text) {
    if (statement.equals("id") && "plugins".equals(blocks.peek())) {
      found.add(text);
      statement = ""; // The next text is its version.
    } else if (dependencies > 0 && text.startsWith(":")) {
      found.add(text);
    } else if (dependencies > 0 && text.indexOf(':') > 0 && text.indexOf('/') < 0) {
      String[] parts = text.split(":", 3);
      found.add(parts[0] + ":" + parts[1]);
    }
  }
}
