package dev.l9.trace.replay.test;

import com.palantir.javapoet.MethodSpec;
import dev.l9.trace.replay.value.Helper;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A test method that makes a recorded call, and checks what comes out in a way of its own.
 *
 * @param className the binary name of the class whose method is called
 * @param method the test method
 * @param helpers what it needs in its class
 * @param isOnNewObject whether it is called on a new object that has fields, since its own one
 *     isn't recorded
 * @param variables the static fields on which the outcome may depend, whose values aren't recorded
 * @param assumptions what the record doesn't say, and the test takes for granted
 */
public record CheckedCall(
    String className,
    MethodSpec method,
    Set<Helper> helpers,
    boolean isOnNewObject,
    Set<String> variables,
    List<String> assumptions) {

  public CheckedCall {
    helpers = Set.copyOf(helpers);
    variables = Collections.unmodifiableSet(new TreeSet<>(variables));
    assumptions = List.copyOf(assumptions);
  }
}
