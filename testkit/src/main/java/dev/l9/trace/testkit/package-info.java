/**
 * Starts programs under the agent, on each installed JDK, and reads what they wrote. The
 * integration tests of all modules use it, and it can test other programs too.
 */
package dev.l9.trace.testkit;
