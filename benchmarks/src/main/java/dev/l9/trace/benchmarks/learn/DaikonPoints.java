package dev.l9.trace.benchmarks.learn;

import dev.l9.trace.memory.learn.Sample;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes executions in the format that Daikon reads: declarations of program points and their
 * variables, one point a method, and a record an execution. Variables whose values are of several
 * types are left out. Used by several threads once the declarations are made.
 */
final class DaikonPoints {

  private static final String VERSION = "decl-version 2.0\nvar-comparability none\n\n";

  private final Map<String, Map<String, DaikonValues.Variable>> points = new TreeMap<>();
  private final Map<String, Set<String>> mixed = new TreeMap<>();

  /** Makes the declarations of all that these traces have. */
  DaikonPoints(List<Path> traces) throws IOException {
    for (Path trace : traces) {
      TraceSamples.forEach(trace, this::declare);
    }
    points.forEach((method, variables) -> clean(variables, mixed.getOrDefault(method, Set.of())));
  }

  private void declare(Sample sample) {
    String method = sample.place().method();
    Map<String, DaikonValues.Variable> known =
        points.computeIfAbsent(method, key -> new LinkedHashMap<>());
    DaikonValues.of(sample)
        .forEach(
            (name, value) -> {
              DaikonValues.Variable before = known.get(name);
              DaikonValues.@Nullable Variable both = before == null ? value : both(before, value);
              if (both == null) {
                mixed.computeIfAbsent(method, key -> new HashSet<>()).add(name);
              } else {
                known.put(name, both);
              }
            });
  }

  private static DaikonValues.@Nullable Variable both(
      DaikonValues.Variable one, DaikonValues.Variable other) {
    if (one.isList() == other.isList() && (one.type() == null || other.type() == null)) {
      return one.type() == null ? other : one;
    }
    DaikonType type = DaikonType.both(one.type(), other.type());
    return type == null || one.isList() != other.isList()
        ? null
        : new DaikonValues.Variable(type, one.isList(), one.within(), "");
  }

  private static void clean(Map<String, DaikonValues.Variable> variables, Set<String> mixed) {
    variables.keySet().removeAll(mixed);
    variables.values().removeIf(one -> one.type() == null);
    int before;
    do {
      before = variables.size();
      Set<String> names = Set.copyOf(variables.keySet());
      variables.values().removeIf(one -> !one.within().isEmpty() && !names.contains(one.within()));
    } while (variables.size() < before);
  }

  /** Writes the declarations. */
  void writeDeclarations(Path file) throws IOException {
    StringBuilder text = new StringBuilder(VERSION);
    points.forEach(
        (method, variables) -> {
          text.append("ppt ").append(point(method)).append("\nppt-type point\n");
          variables.forEach((name, one) -> text.append(declaration(name, one)));
          text.append('\n');
        });
    Files.writeString(file, text);
  }

  private static String declaration(String name, DaikonValues.Variable one) {
    String kind = "variable";
    String within = "";
    if (one.isList()) {
      kind = "array";
      within = "  enclosing-var " + one.within() + "\n  array 1\n";
    } else if (!one.within().isEmpty()) {
      kind = "field " + name.substring(one.within().length() + 1);
      within = "  enclosing-var " + one.within() + "\n";
    }
    DaikonType type = one.type() == null ? DaikonType.OBJECT : one.type();
    return "variable "
        + name
        + "\n  var-kind "
        + kind
        + "\n"
        + within
        + type.lines(one.isList())
        + "  comparability 22\n";
  }

  private static String point(String method) {
    return method.replace('#', '.').replace(' ', '_') + "():::POINT";
  }

  /** Writes the executions of traces, as far as their methods and variables are declared. */
  void writeRecords(List<Path> traces, Path file) throws IOException {
    try (Writer writer = Files.newBufferedWriter(file)) {
      writer.write(VERSION);
      for (Path trace : traces) {
        TraceSamples.forEach(trace, sample -> write(sample, writer));
      }
    } catch (UncheckedIOException e) {
      throw new IOException(file + " can't be written", e);
    }
  }

  private void write(Sample sample, Writer writer) {
    Map<String, DaikonValues.Variable> declared = points.get(sample.place().method());
    if (declared == null || declared.isEmpty()) {
      return;
    }
    Map<String, DaikonValues.Variable> values = DaikonValues.of(sample);
    StringBuilder text = new StringBuilder(point(sample.place().method())).append('\n');
    declared.forEach(
        (name, one) -> text.append(name).append('\n').append(value(one, values.get(name))));
    try {
      writer.append(text).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value of another type than declared counts as none. */
  private static String value(
      DaikonValues.Variable declared, DaikonValues.@Nullable Variable value) {
    boolean isKnown =
        value != null
            && value.isList() == declared.isList()
            && (value.type() == declared.type()
                || isNull(value, declared)
                || isEmptyList(value)
                || (value.type() == DaikonType.INT && declared.type() == DaikonType.DOUBLE));
    return value == null || !isKnown ? "nonsensical\n2\n" : value.value() + "\n1\n";
  }

  private static boolean isNull(DaikonValues.Variable value, DaikonValues.Variable declared) {
    return value.type() == null
        && !value.isList()
        && (declared.type() == DaikonType.OBJECT || declared.type() == DaikonType.TEXT);
  }

  private static boolean isEmptyList(DaikonValues.Variable value) {
    return value.isList() && value.value().equals("[]");
  }
}
