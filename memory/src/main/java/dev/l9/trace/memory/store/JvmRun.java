package dev.l9.trace.memory.store;

/**
 * What is remembered of a JVM, since the events that follow don't say it.
 *
 * @param jvm the characters that the ids of all its events share
 * @param run the run's id; empty if it isn't known
 * @param revision the commit that was checked out, with {@code +} behind it if files differed;
 *     empty if it isn't known
 */
public record JvmRun(String jvm, String run, String revision) {}
