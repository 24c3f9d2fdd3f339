package dev.l9.trace.benchmarks.workload;

/** An argument and result with fields; its depth says how many calls are still to come. */
public record Order(int depth, String item, long cents) {}
