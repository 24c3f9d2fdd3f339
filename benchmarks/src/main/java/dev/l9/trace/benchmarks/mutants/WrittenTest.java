package dev.l9.trace.benchmarks.mutants;

/**
 * A test that {@code replay_test} has written.
 *
 * @param method of which a call is replayed
 * @param isOfResult whether the call is one of those named with results, not with a suspect
 */
record WrittenTest(String method, boolean isOfResult, String fullName, String source) {}
