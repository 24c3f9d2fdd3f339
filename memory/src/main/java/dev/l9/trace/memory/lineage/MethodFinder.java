package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.fact.TallyKey;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.reader.query.MethodPattern;
import dev.l9.trace.reader.query.NearestMethods;
import java.util.List;
import java.util.TreeSet;

/** Finds the methods that somebody means. */
public final class MethodFinder {

  private MethodFinder() {}

  /**
   * What was found.
   *
   * @param methods those that are meant: none, one, or several of the same name; their whole names
   * @param nearest if there is none, those with the most similar names
   */
  public record Found(List<String> methods, List<String> nearest) {
    public Found {
      methods = List.copyOf(methods);
      nearest = List.copyOf(nearest);
    }
  }

  /** The methods of this name, with or without the class and its package. */
  public static Found find(PacketStore store, String text) throws StoreException {
    MethodPattern pattern = MethodPattern.of(text);
    NearestMethods nearest = new NearestMethods(text);
    TreeSet<String> methods = new TreeSet<>();
    store
        .calls()
        .forEachTally(
            (number, key) -> {
              String method = TallyKey.of(key).method();
              nearest.add(method);
              if (matches(pattern, method)) {
                methods.add(method);
              }
            });
    if (methods.contains(text)) {
      return new Found(List.of(text), List.of());
    }
    return new Found(List.copyOf(methods), methods.isEmpty() ? nearest.names() : List.of());
  }

  private static boolean matches(MethodPattern pattern, String method) {
    int hash = method.indexOf('#');
    return hash < 0
        ? pattern.matches("", "", method)
        : pattern.matches(method.substring(0, hash), method.substring(hash + 1), "");
  }
}
