package dev.l9.trace.generator.code.behaviour.role;

import static dev.l9.trace.generator.code.text.JavaFiles.ASSERTIONS;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;

/** Writes the statements of a generated test. */
public final class TestBody {

  private final CodeBlock.Builder body = CodeBlock.builder();

  /** A statement. */
  public TestBody then(String format, Object... arguments) {
    body.addStatement(format, arguments);
    return this;
  }

  /** Statements that are written already. */
  public TestBody then(CodeBlock statements) {
    body.add(statements);
    return this;
  }

  /** An empty line. */
  public TestBody gap() {
    body.add("\n");
    return this;
  }

  /**
   * Has a method of a fake throw the exception {@code failure}, which is made here.
   *
   * @param on what the fake does
   * @param parameters of the method, as a lambda has them
   */
  public TestBody failing(CodeBlock on, String parameters) {
    then("$T failure = new $T($S)", RuntimeException.class, IllegalStateException.class, "down");
    body.beginControlFlow("$L = $L ->", on, parameters).addStatement("throw failure");
    body.add("$<};\n");
    return this;
  }

  /** Asserts that a value equals what is expected. */
  public TestBody equal(CodeBlock expected, CodeBlock actual) {
    return then("$T.assertEquals($L, $L)", ASSERTIONS, expected, actual);
  }

  /** Asserts that a value equals what is expected. */
  public TestBody equal(CodeBlock expected, String actual) {
    return equal(expected, CodeBlock.of(actual));
  }

  /** Asserts that it is the very object. */
  public TestBody same(String expected, String actual) {
    return then("$T.assertSame($L, $L)", ASSERTIONS, expected, actual);
  }

  /** Asserts that there is no value. */
  public TestBody isNull(CodeBlock actual) {
    return then("$T.assertNull($L)", ASSERTIONS, actual);
  }

  /** Asserts that a condition holds. */
  public TestBody holds(CodeBlock condition) {
    return then("$T.assertTrue($L)", ASSERTIONS, condition);
  }

  /** Asserts that a call ends with an error. */
  public TestBody fails(TypeName error, CodeBlock call) {
    return then("$L", thrown(error, call));
  }

  /** Asserts that a call ends with an error, and keeps it in the variable {@code error}. */
  public TestBody failsWithError(TypeName error, CodeBlock call) {
    return then("$T error = $L", error, thrown(error, call));
  }

  private static CodeBlock thrown(TypeName error, CodeBlock call) {
    return CodeBlock.of("$T.assertThrows($T.class, () -> $L)", ASSERTIONS, error, call);
  }

  /** The statements. */
  public CodeBlock end() {
    return body.build();
  }
}
