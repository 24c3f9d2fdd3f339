package dev.l9.trace.contract.spec;

import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.contract.spec.ContractReader.Problem;
import dev.l9.trace.contract.yaml.Place;
import dev.l9.trace.contract.yaml.SourceText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/** Gathers what is wrong with the file of a contract. Not thread-safe. */
final class Problems {

  private final SourceText source;
  private final List<Problem> found = new ArrayList<>();

  /** Gathers what is wrong with this text. */
  Problems(String text) {
    this.source = new SourceText(text);
  }

  /** The text. */
  SourceText source() {
    return source;
  }

  /** All, by place; each once, though an alias may have several parts of the file be one. */
  List<Problem> sorted() {
    return found.stream()
        .distinct()
        .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
        .toList();
  }

  /** At a node something makes the contract unusable. */
  void error(Node at, String message) {
    add(Severity.ERROR, source.place(at), message);
  }

  /** At a node something has no effect, or not that which it seems to have. */
  void warning(Node at, String message) {
    add(Severity.WARNING, source.place(at), message);
  }

  private void add(Severity severity, Place place, String message) {
    add(severity, place.line(), place.column(), message);
  }

  /** At a line and column, both from 1 on. */
  void add(Severity severity, int line, int column, String message) {
    found.add(new Problem(severity, line, column, message));
  }
}
