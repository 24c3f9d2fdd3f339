package dev.l9.trace.agent.select;

import dev.l9.trace.agent.scan.TracedMark;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a method is traced, and by which rule. Immutable.
 *
 * @param mark how the method's executions are recorded; null if it isn't traced
 * @param reason the rule, for people
 */
public record Selection(@Nullable TracedMark mark, String reason) {

  static final Selection NO_CODE = no("it has no code: it is abstract or native");
  static final Selection IMPLEMENTED =
      no("it has no code: its mark applies to the methods that implement it");
  static final Selection INHERITED_ONLY =
      no(
          "it has no code: with inherit=true its mark would apply to the methods that implement"
              + " it; or mark these");
  static final Selection INITIALISER = no("it is the class's initialiser");
  static final Selection FORWARDER =
      no("the compiler made it: it passes calls on to a method of the source");
  static final Selection LAMBDA =
      no("it is the body of a lambda: it runs as a part of what calls it; mark a method instead");
  static final Selection EXCLUDED = no("the option exclude leaves it out");
  static final Selection NOT_MARKED = no("nothing marks it, and no include pattern names it");
  static final Selection NOT_MARKED_ITSELF =
      no(
          "nothing marks it, and no include pattern names it; the mark of what it overrides"
              + " applies only with inherit=true");
  static final Selection PRIVATE =
      no("the class is marked, which doesn't include private methods: mark it itself");
  static final Selection CONSTRUCTOR =
      no("the class is marked, which doesn't include constructors: mark it itself");
  static final Selection IMPLICIT =
      no("the compiler made it: the source doesn't declare it as a method");
  static final Selection GENERATED =
      no("an annotation Generated says that a tool made it, or its class: mark it itself");
  public static final Selection TRACED_BEFORE =
      no("the JVM has brought back the tracing code that it had before");
  public static final Selection TOO_LARGE =
      no("with the tracing code it would exceed the JVM's 64 KB for a method");

  public static final Selection NO_BRIDGE =
      no("its class loader doesn't find what the tracing code calls");

  static final Selection INCLUDED =
      new Selection(TracedMark.DEFAULT, "an include pattern names it");

  private static Selection no(String reason) {
    return new Selection(null, reason);
  }

  static Selection marked(TracedMark mark, String by) {
    return new Selection(mark, by);
  }

  public boolean isTraced() {
    return mark != null;
  }
}
