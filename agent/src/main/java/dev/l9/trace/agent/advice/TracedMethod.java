package dev.l9.trace.agent.advice;

import dev.l9.trace.agent.scan.AsyncReturn;
import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import java.util.List;
import net.bytebuddy.jar.asm.Type;

/**
 * A method that is traced, with all that {@link TracedMethodWriter} needs. Immutable.
 *
 * @param site the number of the method's site
 * @param keepsReceiver whether the object on which the method is called is captured
 * @param captured the parameters whose values are captured, in order
 * @param capturesResult whether the result is captured
 * @param async whether the span may end later than the method returns
 * @param hasFrames whether the class file carries stack map frames
 */
record TracedMethod(
    ScannedClass owner,
    ScannedMethod method,
    int site,
    boolean keepsReceiver,
    List<Slot> captured,
    boolean capturesResult,
    AsyncReturn async,
    boolean hasFrames) {

  /**
   * A parameter that is captured.
   *
   * @param parameter the index among the parameters in the source
   * @param variable the first local variable of the parameter
   */
  record Slot(int parameter, int variable, Type type) {}
}
