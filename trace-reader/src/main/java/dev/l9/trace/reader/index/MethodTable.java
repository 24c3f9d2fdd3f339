package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods of one file, with numbers in the order in which they were met. Not safe for use by
 * several threads.
 */
final class MethodTable {

  /** A program that makes up names doesn't fill the memory: all further methods are one. */
  static final int MOST = 100_000;

  /** Stands for the methods beyond {@link #MOST}. */
  static final IndexedMethod OTHERS = new IndexedMethod("", "", "(other methods)", "");

  private final List<IndexedMethod> methods = new ArrayList<>();
  private final Map<IndexedMethod, Integer> numbers = new HashMap<>();

  int number(Event event) {
    return number(IndexedMethod.of(event));
  }

  int number(IndexedMethod method) {
    Integer known = numbers.get(method);
    if (known != null) {
      return known;
    }
    IndexedMethod kept = methods.size() < MOST ? method : OTHERS;
    return numbers.computeIfAbsent(
        kept,
        added -> {
          methods.add(added);
          return methods.size() - 1;
        });
  }

  IndexedMethod get(int number) {
    return methods.get(number);
  }

  int size() {
    return methods.size();
  }

  List<IndexedMethod> from(int first) {
    return List.copyOf(methods.subList(first, methods.size()));
  }
}
