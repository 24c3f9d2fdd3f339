package dev.l9.trace.replay.type;

/** The bytes of a class file, for those that look into methods. */
public final class ClassCode {

  private final byte[] bytes;

  ClassCode(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The bytes, which nobody changes. */
  byte[] bytes() {
    return bytes;
  }
}
