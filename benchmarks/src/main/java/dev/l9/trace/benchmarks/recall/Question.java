package dev.l9.trace.benchmarks.recall;

import java.util.List;

/**
 * What is asked. The answers are all facts that agree in everything that the question says; often
 * there are several, such as those of two revisions.
 *
 * @param type the words of the class; empty if the question doesn't say it
 * @param error the words of the type of error; empty if it is about the method
 * @param message the words of the message; empty if the question doesn't say it
 */
record Question(
    String text, List<String> type, List<String> method, List<String> error, List<String> message) {

  boolean isAnsweredBy(Fact fact) {
    return method.equals(fact.method())
        && (type.isEmpty() || type.equals(fact.type()))
        && (error.isEmpty() || error.equals(fact.error()))
        && (message.isEmpty() || fact.messages().contains(message));
  }

  boolean isOfFailure() {
    return !error.isEmpty();
  }
}
