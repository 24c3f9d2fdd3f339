package dev.l9.sample.controller;

/**
 * What came out for one formula.
 *
 * @param kind given, derived or risky
 * @param before what came out in the run before, {@code -} if there was none
 * @param result the value, or why it was blocked
 */
public record ResultRow(String name, String kind, String before, String result) {}
