package dev.l9.trace.reader.query;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventListener;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds the methods of a trace whose names are nearest to one that isn't there: by the letters that
 * differ (Levenshtein's distance) of the method's name, or of the class's and the method's. Not
 * safe for use by several threads.
 */
public final class NearestMethods implements EventListener {

  private static final int MOST = 5;

  /** Of so many letters, one may be wrong. */
  private static final int LETTERS = 3;

  /** Another class counts as so many letters. */
  private static final int OTHER_CLASS = 2;

  private final String wanted;
  private final String wantedMethod;
  private final Map<String, Integer> distances = new LinkedHashMap<>();

  /** Looks for what is near to this {@link MethodPattern}'s text. */
  public NearestMethods(String pattern) {
    this.wanted = MethodName.of(pattern).name().toLowerCase(Locale.ROOT);
    this.wantedMethod = method(wanted);
  }

  @Override
  public void event(Event event) {
    if (!MethodName.isOfAgent(event)) {
      add(event.methodId());
    }
  }

  /** Adds a method of the trace, such as {@code com.acme.Inventory#reserve}. */
  public void add(String methodId) {
    if (distances.size() < Calls.MOST_KEYS) {
      distances.computeIfAbsent(methodId, this::distance);
    }
  }

  private int distance(String methodId) {
    String name = MethodName.of(methodId).name().toLowerCase(Locale.ROOT);
    int whole = near(wanted, name);
    int method = near(wantedMethod, method(name));
    return Math.min(whole, method == Integer.MAX_VALUE ? method : method + OTHER_CLASS);
  }

  private static String method(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static int near(String wanted, String name) {
    int distance = distance(wanted, name);
    boolean isNear = distance <= Math.max(1, wanted.length() / LETTERS);
    return isNear ? distance : Integer.MAX_VALUE;
  }

  /** How many letters have to be put in, taken out or replaced. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  /** The ids of the nearest methods, at most five, the nearest first. */
  public List<String> names() {
    List<Map.Entry<String, Integer>> near = new ArrayList<>(distances.entrySet());
    near.removeIf(entry -> entry.getValue() == Integer.MAX_VALUE);
    near.sort(
        Map.Entry.<String, Integer>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())));
    return near.stream().limit(MOST).map(Map.Entry::getKey).toList();
  }
}
