package dev.l9.trace.generator.code.behaviour;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/**
 * A generated test.
 *
 * @param name {@code subject_behaviour}
 * @param contracts what it proves, as {@code category.name}: each becomes a {@code @Tag}
 * @param body its statements
 * @param throwsChecked whether it declares {@code throws Exception}
 */
public record ContractTest(
    String name, List<String> contracts, CodeBlock body, boolean throwsChecked) {

  public ContractTest {
    contracts = List.copyOf(contracts);
  }

  /** A test that declares no exceptions. */
  public static ContractTest of(String name, String contract, CodeBlock body) {
    return new ContractTest(name, List.of(contract), body, false);
  }
}
