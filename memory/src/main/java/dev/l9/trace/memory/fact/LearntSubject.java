package dev.l9.trace.memory.fact;

/**
 * The subjects of packets that tell what was learnt of a method. They are here since what was
 * learnt is forgotten with the executions on which it rests, as counts are.
 */
public final class LearntSubject {

  private LearntSubject() {}

  /** The beginning of all subjects of what was learnt of a method. */
  public static String beginning(String method) {
    return "learnt\n" + method.replace('\n', ' ') + "\n";
  }

  /**
   * A subject.
   *
   * @param kind of what was learnt
   * @param what unique among what was learnt of this kind of this method
   */
  public static String of(String method, String kind, String what) {
    return beginning(method) + kind + "\n" + what;
  }
}
