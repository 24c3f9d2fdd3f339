package dev.l9.trace.contract.inject;

/**
 * When and by whom a file was created.
 *
 * @param at in ISO 8601; empty if that can't be known
 * @param by empty if that can't be known
 * @param reason why it can't be known, and what to do; empty if it is
 */
record Origin(String at, String by, String reason) {}
