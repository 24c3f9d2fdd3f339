package dev.l9.trace.agent.site;

import dev.l9.trace.agent.context.IdentityReference;
import java.lang.ref.ReferenceQueue;
import java.util.Arrays;

/** The numbers of the sites in the classes of one loader. Not thread-safe. */
final class LoaderSites extends IdentityReference {

  private int[] numbers = new int[2];
  private int count;

  LoaderSites(ClassLoader loader, ReferenceQueue<Object> gone) {
    super(loader, gone);
  }

  /**
   * Adds a number. Returns false if it was already there, since a class may be instrumented more
   * than once.
   */
  boolean add(int number) {
    int at = Arrays.binarySearch(numbers, 0, count, number);
    if (at >= 0) {
      return false;
    }
    if (count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    int place = -at - 1; // Usually this is the end.
    System.arraycopy(numbers, place, numbers, place + 1, count - place);
    numbers[place] = number;
    count++;
    return true;
  }

  int[] numbers() {
    return Arrays.copyOf(numbers, count);
  }
}
