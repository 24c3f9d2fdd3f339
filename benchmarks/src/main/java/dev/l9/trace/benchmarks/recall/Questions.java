package dev.l9.trace.benchmarks.recall;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/** Chooses facts, and makes a question of each. */
final class Questions {

  private Questions() {}

  /** Half of them of failures, if there are so many; the others of methods. */
  static List<Question> of(List<Fact> facts, long seed, int count) throws IOException {
    List<Fact> distinct = new ArrayList<>(new LinkedHashSet<>(facts));
    distinct.removeIf(fact -> !fact.canBeAsked());
    Collections.shuffle(distinct, new Random(seed));
    List<Fact> failures = distinct.stream().filter(fact -> !fact.error().isEmpty()).toList();
    List<Fact> methods = distinct.stream().filter(fact -> fact.error().isEmpty()).toList();
    List<Fact> chosen = new ArrayList<>(failures.subList(0, Math.min(failures.size(), count / 2)));
    int rest = count - chosen.size();
    if (methods.size() < rest) {
      throw new IOException("there are only " + methods.size() + " methods to ask for");
    }
    chosen.addAll(methods.subList(0, rest));
    Paraphrase paraphrase = new Paraphrase(Synonyms.load(), seed);
    return chosen.stream().map(paraphrase::question).toList();
  }
}
