package dev.l9.trace.contract.spec;

/** Placeholder. */
final class DefaultContract {
  private DefaultContract() {}
}
