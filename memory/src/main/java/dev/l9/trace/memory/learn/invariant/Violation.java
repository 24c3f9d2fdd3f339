package dev.l9.trace.memory.learn.invariant;

import java.util.Map;

/**
 * An execution in which an invariant doesn't hold. Immutable.
 *
 * @param broken what held before
 * @param values what the variables were, as texts of at most 100 characters, in the order in which
 *     the invariant names them
 * @param says all of it in a sentence, such as {@code amount was -5; amount >= 0 held in 1,204
 *     executions, confidence 0.999}
 */
public record Violation(LearntInvariant broken, Map<String, String> values, String says) {}
