package dev.l9.trace.reader.query;

/**
 * How long the executions of a method took. Times are nanoseconds.
 *
 * @param calls how many executions there were
 * @param errors how many of them failed
 * @param total the sum of their durations; what a method spends in itself by recursion is in it
 *     more than once
 * @param self the sum of what none of the traced methods was responsible for that they called: the
 *     parts of their durations in which none of these ran
 * @param p50 half of them took no longer; so with {@code p95} and {@code p99}, to three digits
 * @param max the longest
 * @param slowestId the {@code trace_id} of the longest
 */
public record MethodTimes(
    MethodName method,
    long calls,
    long errors,
    long total,
    long self,
    long p50,
    long p95,
    long p99,
    long max,
    String slowestId) {}
