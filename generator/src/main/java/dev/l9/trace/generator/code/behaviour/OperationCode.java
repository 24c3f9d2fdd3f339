package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a behaviour has written: the statements of an operation, what else the service needs for
 * them, and the tests that prove them. The behaviour fills it, and nobody changes it later.
 */
public final class OperationCode {

  /** What the service gets only where an operation needs it. */
  public enum Need {
    /** The field {@code clock}, a {@code java.time.Clock} that the constructor takes. */
    CLOCK,
    /** The method {@code threadId(String key)}, which gives a UUID of version 5. */
    THREAD_ID
  }

  private final CodeBlock.Builder body = CodeBlock.builder();
  private final List<FieldSpec> fields = new ArrayList<>();
  private final CodeBlock.Builder initialization = CodeBlock.builder();
  private final List<MethodSpec> methods = new ArrayList<>();
  private final List<TypeSpec> types = new ArrayList<>();
  private final Set<Need> needs = new LinkedHashSet<>();
  private final Set<String> refusals = new LinkedHashSet<>();
  private final List<ContractTest> tests = new ArrayList<>();
  private final List<FieldSpec> testFields = new ArrayList<>();
  private final List<MethodSpec> testMethods = new ArrayList<>();
  private final List<TypeSpec> testTypes = new ArrayList<>();

  /** Statements of the operation; {@code request} is its parameter, and isn't null. */
  public OperationCode body(CodeBlock statements) {
    body.add(statements);
    return this;
  }

  /** A private field of the service. */
  public OperationCode field(FieldSpec field) {
    fields.add(field);
    return this;
  }

  /** Statements at the end of the service's constructor. */
  public OperationCode initialization(CodeBlock statements) {
    initialization.add(statements);
    return this;
  }

  /** A private method of the service; of equal ones that two operations need, there is one. */
  public OperationCode method(MethodSpec method) {
    methods.add(method);
    return this;
  }

  /** A private nested type of the service. */
  public OperationCode type(TypeSpec type) {
    types.add(type);
    return this;
  }

  /** Has the service have what not each service needs. */
  public OperationCode need(Need need) {
    needs.add(need);
    return this;
  }

  /** The name of an error that means that the operation refused: {@code blockedBy} of the trace. */
  public OperationCode refusal(String error) {
    refusals.add(error);
    return this;
  }

  /** A test of the operation. */
  public OperationCode test(ContractTest test) {
    tests.add(test);
    return this;
  }

  /** A field of the test class. */
  public OperationCode testField(FieldSpec field) {
    testFields.add(field);
    return this;
  }

  /** A private method of the test class. */
  public OperationCode testMethod(MethodSpec method) {
    testMethods.add(method);
    return this;
  }

  /** A private nested type of the test class. */
  public OperationCode testType(TypeSpec type) {
    testTypes.add(type);
    return this;
  }

  public CodeBlock body() {
    return body.build();
  }

  public List<FieldSpec> fields() {
    return List.copyOf(fields);
  }

  public CodeBlock initialization() {
    return initialization.build();
  }

  public List<MethodSpec> methods() {
    return List.copyOf(methods);
  }

  public List<TypeSpec> types() {
    return List.copyOf(types);
  }

  public boolean needs(Need need) {
    return needs.contains(need);
  }

  public List<String> refusals() {
    return List.copyOf(refusals);
  }

  public List<ContractTest> tests() {
    return List.copyOf(tests);
  }

  public List<FieldSpec> testFields() {
    return List.copyOf(testFields);
  }

  public List<MethodSpec> testMethods() {
    return List.copyOf(testMethods);
  }

  public List<TypeSpec> testTypes() {
    return List.copyOf(testTypes);
  }
}
