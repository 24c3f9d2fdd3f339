package dev.l9.trace.generator.module;

/** Where the repository differs from what a spec assumes, and what was done about it. */
public record ContractChange(String assumed, String found, String adaptation) {}
