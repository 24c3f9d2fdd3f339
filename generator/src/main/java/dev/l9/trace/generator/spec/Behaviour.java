package dev.l9.trace.generator.spec;

import java.time.Duration;
import java.util.Optional;

/** What an operation does. */
public sealed interface Behaviour {

  /** Where the spec has it. */
  int line();

  /** Hands the request to a method, and checks and returns what it gives. */
  record Call(MethodRef target, int line) implements Behaviour {}

  /**
   * Has the first rule that matches decide, by priority.
   *
   * @param rules gives a list of rules
   * @param keepRules how long they are kept
   * @param defaultEffect the effect where no rule matches, or the rules can't be had
   * @param audit takes the record of a decision
   */
  record FirstMatch(
      MethodRef rules, Duration keepRules, String defaultEffect, MethodRef audit, int line)
      implements Behaviour {}

  /**
   * Asks for a next step and takes it, until there is none.
   *
   * @param context the record that the next step is made from
   * @param next gives the next call of a tool; empty at the end
   * @param dispatch makes the call
   * @param approved the field of the input that lists the tools that may be called
   * @param completed the outcome where no step is left
   * @param limitReached the outcome after {@code maxIterations} calls
   * @param notApproved the error of a step that names another tool
   * @param mismatch the error of a result that isn't that of the call
   */
  record Loop(
      String context,
      MethodRef next,
      MethodRef dispatch,
      Optional<String> approved,
      int maxIterations,
      String completed,
      String limitReached,
      Optional<String> notApproved,
      String mismatch,
      int line)
      implements Behaviour {}

  /**
   * Checks who has signed a request, and hands it on.
   *
   * @param secret gives the secret
   * @param algorithm as {@code javax.crypto.Mac} names it; what is signed is the delivery's name,
   *     the timestamp and the body, with dots between, and the signature is in hexadecimal digits
   * @param headers where the request has what is checked
   * @param tolerance how far the timestamp may be from now
   * @param event the record that is handed on
   * @param deliver takes it
   * @param statuses what is answered
   */
  record SignedRequest(
      MethodRef secret,
      String algorithm,
      Headers headers,
      Duration tolerance,
      String event,
      MethodRef deliver,
      Statuses statuses,
      int line)
      implements Behaviour {}

  /**
   * The names of the headers of a signed request.
   *
   * @param timestamp has seconds since 1970
   * @param correlation names the delivery
   */
  record Headers(String signature, String timestamp, String correlation) {}

  /** The statuses of HTTP that answer a signed request. */
  record Statuses(int accepted, int unauthorized, int failed) {}
}
