package dev.l9.trace.contract.spec;

/** Placeholder. */
final class ContractReader {
  private ContractReader() {}
}
