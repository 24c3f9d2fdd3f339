package dev.l9.trace.generator.reading.source;

import dev.l9.trace.contract.yaml.SourceText;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.Blocker.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers what is wrong with a spec. Not thread-safe. */
public final class Complaints {

  private final String file;
  private final SourceText source;
  private final List<Found> found = new ArrayList<>();
  private final Set<Node> wrong = Collections.newSetFromMap(new IdentityHashMap<>());

  private record Found(Blocker blocker, int column) {}

  /** Gathers what is wrong with this text of a file, which is named as users know it. */
  public Complaints(String file, SourceText source) {
    this.file = file;
    this.source = source;
  }

  /** All, by place; each once, though an alias may have several parts of the file be one. */
  public List<Blocker> sorted() {
    return found.stream()
        .sorted(
            Comparator.comparingInt((Found each) -> each.blocker.line())
                .thenComparingInt(Found::column))
        .map(Found::blocker)
        .distinct()
        .toList();
  }

  /** Whether there is nothing wrong. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** At a line something is wrong with the spec. */
  public void wrong(int line, String issue, String fix) {
    add(Kind.SPEC_BLOCKER, line, 0, issue, fix);
  }

  /** At a line something would have to be made up. */
  public void missing(int line, String issue, String fix) {
    add(Kind.INVENTION_REQUIRED, line, 0, issue, fix);
  }

  /** At a node something is wrong with the spec. */
  void wrong(Node at, String issue, String fix) {
    add(Kind.SPEC_BLOCKER, at, issue, fix);
  }

  /** At a node, by whose value nothing can be done any more, something is wrong with the spec. */
  void unusable(Node at, String issue, String fix) {
    wrong.add(at);
    wrong(at, issue, fix);
  }

  /** At a node something is in the way. */
  void add(Kind kind, Node at, String issue, String fix) {
    add(kind, source.place(at).line(), source.place(at).column(), issue, fix);
  }

  private void add(Kind kind, int line, int column, String issue, String fix) {
    found.add(new Found(new Blocker(file, line, kind, issue, fix), column));
  }

  /** Whether something was said already of the value of a node. */
  boolean isUnusable(Node node) {
    return wrong.contains(node);
  }

  /** The line on which a node begins. */
  int line(Node node) {
    return source.place(node).line();
  }
}
