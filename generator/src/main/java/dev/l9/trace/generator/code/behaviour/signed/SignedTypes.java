package dev.l9.trace.generator.code.behaviour.signed;

import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.spec.TypeRef;

/**
 * The types of an operation that takes signed requests.
 *
 * @param secret gives the secret
 * @param deliver takes what is handed on
 * @param event what is handed on
 * @param mayRefuse whether an event may refuse what a request may say
 * @param responds whether a failed delivery is answered, rather than ending the operation
 */
record SignedTypes(
    CalledMethod secret,
    CalledMethod deliver,
    TypeRef request,
    TypeRef event,
    TypeRef response,
    boolean mayRefuse,
    boolean responds) {}
