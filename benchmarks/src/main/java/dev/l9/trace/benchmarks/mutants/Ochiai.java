package dev.l9.trace.benchmarks.mutants;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ranks methods by the tests that execute them: the number of failing tests that do, divided by the
 * root of the number of failing tests times the number of tests that do (Abreu, Zoeteweij and van
 * Gemund, "An evaluation of similarity coefficients for software fault localization", 2006).
 */
final class Ochiai {

  private final Map<String, Double> scores = new HashMap<>();

  /**
   * Computes the scores.
   *
   * @param unchanged what {@link SpectrumRun} says of the tests of the unchanged program
   * @param changed the same of the mutant; a test that is missing there has failed
   */
  Ochiai(List<String> unchanged, List<String> changed) {
    Map<String, Integer> passed = new HashMap<>();
    Map<String, Integer> failed = new HashMap<>();
    int failing = 0;
    for (int i = 0; i < unchanged.size(); i++) {
      List<String> was = fields(unchanged.get(i));
      List<String> is = i < changed.size() ? fields(changed.get(i)) : List.of("none");
      boolean fails = !was.get(0).equals(is.get(0));
      failing += fails ? 1 : 0;
      for (String method : is.subList(1, is.size())) {
        (fails ? failed : passed).merge(method, 1, Integer::sum);
      }
    }
    for (Map.Entry<String, Integer> one : failed.entrySet()) {
      double executed = one.getValue() + passed.getOrDefault(one.getKey(), 0);
      scores.put(one.getKey(), one.getValue() / Math.sqrt(failing * executed));
    }
  }

  private static List<String> fields(String line) {
    return new ArrayList<>(List.of(line.split("\t", -1)));
  }

  /**
   * How many methods are above this one, and how many are level with it; above is -1 if none fails.
   */
  int[] rank(String method) {
    Double own = scores.get(method);
    if (own == null) {
      return new int[] {-1, 0};
    }
    int above = 0;
    int tied = 0;
    for (double score : scores.values()) {
      above += score > own + 1e-9 ? 1 : 0;
      tied += Math.abs(score - own) <= 1e-9 ? 1 : 0;
    }
    return new int[] {above, tied};
  }
}
