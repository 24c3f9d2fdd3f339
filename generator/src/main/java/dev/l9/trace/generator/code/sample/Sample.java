package dev.l9.trace.generator.code.sample;

import com.palantir.javapoet.CodeBlock;

/**
 * A value that a generated test uses.
 *
 * @param code the expression
 * @param text what {@code String.valueOf} makes of the value; empty where it isn't a single value
 */
record Sample(CodeBlock code, String text) {

  /** A value that isn't a single one, such as a list. */
  static Sample of(String format, Object... arguments) {
    return new Sample(CodeBlock.of(format, arguments), "");
  }
}
