package dev.l9.trace.generator.code.behaviour.loop;

import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Optional;

/**
 * The types of an operation that calls tools.
 *
 * @param next gives the next call
 * @param dispatch makes it
 * @param context what the next step is made from
 * @param call of a tool
 * @param result of a call
 * @param identity the component of calls, results and tools that names the tool
 * @param tool what may be called; empty where any tool may be, or where tools are listed by name
 * @param outcome how a run ends
 * @param output of the operation
 * @param linksCalls whether calls and results have a correlation id
 */
record LoopTypes(
    CalledMethod next,
    CalledMethod dispatch,
    TypeRef request,
    TypeRef context,
    TypeRef call,
    TypeRef result,
    String identity,
    Optional<TypeRef> tool,
    TypeRef outcome,
    TypeRef output,
    boolean linksCalls) {}
