package dev.l9.trace.tools.doctor;

/**
 * What the doctor says of a method.
 *
 * @param block whether a block tells of it; of no meaning where the method isn't traced
 */
public record MethodAnswer(MethodRecord method, BlockAnswer block) {

  /** Whether the method is traced and has run, and a block tells of it. */
  public boolean isWell() {
    return method.isTraced()
        && method.executions().events() > 0
        && block.state() == BlockAnswer.State.WRITTEN;
  }
}
