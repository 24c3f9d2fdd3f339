package dev.l9.trace.replay.test;

import com.palantir.javapoet.MethodSpec;
import dev.l9.trace.replay.value.Helper;
import java.util.List;
import java.util.Set;

/**
 * A test method that makes a recorded call, and checks what comes out in a way of its own.
 *
 * @param className the binary name of the class whose method is called
 * @param method the test method
 * @param helpers what it needs in its class
 * @param assumptions what the record doesn't say, and the test takes for granted
 */
public record CheckedCall(
    String className, MethodSpec method, Set<Helper> helpers, List<String> assumptions) {

  public CheckedCall {
    helpers = Set.copyOf(helpers);
    assumptions = List.copyOf(assumptions);
  }
}
