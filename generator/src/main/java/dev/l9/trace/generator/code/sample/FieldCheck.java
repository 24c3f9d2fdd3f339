package dev.l9.trace.generator.code.sample;

import com.palantir.javapoet.CodeBlock;
import java.util.Optional;

/**
 * What the constructor of a record checks of a component that isn't null.
 *
 * @param holds the condition, of a variable with the component's name
 * @param message what is said where it doesn't hold
 * @param clause what callers have to keep to, in a few words of Javadoc
 * @param bound the last value that is allowed; empty where there is none that a test can name
 * @param size how many things the bound holds; empty where it isn't a list or map
 * @param broken a value that only this check refuses; empty where none is known
 */
public record FieldCheck(
    CodeBlock holds,
    String message,
    String clause,
    Optional<CodeBlock> bound,
    Optional<CodeBlock> broken,
    Optional<Integer> size) {

  FieldCheck(
      CodeBlock holds,
      String message,
      String clause,
      Optional<CodeBlock> bound,
      Optional<CodeBlock> broken) {
    this(holds, message, clause, bound, broken, Optional.empty());
  }
}
