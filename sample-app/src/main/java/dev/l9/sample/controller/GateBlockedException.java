package dev.l9.sample.controller;

/** A gate doesn't let a formula pass; the message says why, for the user. */
final class GateBlockedException extends RuntimeException {

  GateBlockedException(String reason) {
    super(reason);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
