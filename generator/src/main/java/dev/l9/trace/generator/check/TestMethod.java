package dev.l9.trace.generator.check;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A test, as its source has it.
 *
 * @param path of the file
 * @param className as the JVM names the class
 * @param line where the method is declared
 * @param contracts what it is tagged with, as {@code governance.deny_by_default}
 * @param asserted fields, types, errors and values that its assertions look at; no mere statuses
 * @param statuses mere statuses that they look at beside
 * @param assertions how many it makes
 */
public record TestMethod(
    String path,
    String className,
    String name,
    int line,
    List<String> contracts,
    SortedSet<String> asserted,
    SortedSet<String> statuses,
    int assertions) {

  public TestMethod {
    contracts = List.copyOf(contracts);
    asserted = Collections.unmodifiableSortedSet(new TreeSet<>(asserted));
    statuses = Collections.unmodifiableSortedSet(new TreeSet<>(statuses));
  }

  /** The name with that of the class, without the package. */
  public String shownName() {
    String simple = className.substring(className.lastIndexOf('.') + 1);
    return simple.replace('$', '.') + "." + name;
  }
}
