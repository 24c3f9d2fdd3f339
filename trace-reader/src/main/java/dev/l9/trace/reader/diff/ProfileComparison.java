package dev.l9.trace.reader.diff;

import dev.l9.trace.reader.diff.TraceDiff.Edge;
import dev.l9.trace.reader.diff.TraceDiff.Thrown;
import dev.l9.trace.reader.diff.TraceProfile.CallEdge;
import dev.l9.trace.reader.diff.TraceProfile.ThrownError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Compares what is known of two traces. */
final class ProfileComparison {

  private final MethodNames names;
  private final Noise noise;
  private final TraceProfile before;
  private final TraceProfile after;

  ProfileComparison(MethodNames names, Noise noise, TraceProfile before, TraceProfile after) {
    this.names = names;
    this.noise = noise;
    this.before = before;
    this.after = after;
  }

  TraceDiff diff() {
    TreeAlignment alignment = new TreeAlignment();
    alignment.align(before.trees().roots(), after.trees().roots());
    List<Divergence> divergences = alignment.found().stream().filter(this::isNoChance).toList();
    Difference<Integer> methods = difference(before.methods(), after.methods());
    Difference<CallEdge> edges = difference(before.edges().keySet(), after.edges().keySet());
    Difference<ThrownError> errors = difference(before.errors().keySet(), after.errors().keySet());
    ChangedResults results = new ChangedResults(names, noise, before, after);
    results.addAll(divergences);
    SuspectRanking ranking = new SuspectRanking(names, before, after);
    ranking.addDivergences(divergences);
    ranking.addResults(results.methods());
    ranking.addErrors(errors.isNew());
    ranking.addEdges(edges);
    return new TraceDiff(
        map(methods, names::name, names::name),
        map(edges, edge -> edge(edge, after), edge -> edge(edge, before)),
        map(errors, error -> thrown(error, after), error -> thrown(error, before)),
        results.list(),
        TimeComparison.compare(names, before, after),
        ranking.list(),
        remarks());
  }

  /**
   * Whether a divergence means something: other runs of the unchanged program don't have it, and it
   * can't come from the order in which threads ran. It can where several threads run the method,
   * and the old trace itself shows that the same inputs lead to different things.
   */
  private boolean isNoChance(Divergence divergence) {
    if (noise.hasVaryingCourse(divergence.method())) {
      return false;
    }
    MethodProfile old = before.method(divergence.method());
    MethodProfile now = after.method(divergence.method());
    if (old == null || now == null || !(old.isConcurrent() || now.isConcurrent())) {
      return true;
    }
    return !(divergence.isOfResult() ? old.results() : old.courses()).isAmbiguous();
  }

  private <T> Difference<T> difference(Collection<T> old, Collection<T> now) {
    return new Difference<>(
        now.stream().filter(one -> !old.contains(one) && !noise.isKnown(one)).toList(),
        old.stream().filter(one -> !now.contains(one) && !noise.isOftenMissing(one)).toList());
  }

  private static <T, R> Difference<R> map(
      Difference<T> from, Function<T, R> isNew, Function<T, R> isGone) {
    return new Difference<>(sorted(from.isNew(), isNew), sorted(from.isGone(), isGone));
  }

  private static <T, R> List<R> sorted(List<T> from, Function<T, R> to) {
    return from.stream().map(to).sorted(Comparator.comparing(Object::toString)).toList();
  }

  private Edge edge(CallEdge edge, TraceProfile in) {
    return new Edge(
        names.name(edge.from()), names.name(edge.to()), in.edges().getOrDefault(edge, 0L));
  }

  private static Thrown thrown(ThrownError error, TraceProfile in) {
    return new Thrown(error.method(), error.error(), in.errors().getOrDefault(error, 0L));
  }

  private List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (before.events() > 0
        && after.events() > 0
        && before.methods().stream().noneMatch(after.methods()::contains)) {
      remarks.add("the traces have no method in common");
    }
    if (before.trees().isCut() || after.trees().isCut()) {
      remarks.add(
          "the traces are large: of some trees only the upper calls were compared one by one");
    }
    if (before.isSample() || after.isSample()) {
      remarks.add("the traces are large: of some methods a sample of the inputs was compared");
    }
    return remarks;
  }
}
