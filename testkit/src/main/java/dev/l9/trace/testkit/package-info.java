/**
 * Starts programs under the agent, on each JDK that is there, and reads what came of them; for the
 * integration tests of all modules, and for whoever wants to test a program of his own.
 */
package dev.l9.trace.testkit;
