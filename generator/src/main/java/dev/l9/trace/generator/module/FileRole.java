package dev.l9.trace.generator.module;

/** What a generated file is for. */
public enum FileRole {
  CODE,
  TEST,
  DOCUMENT,
  BUILD
}
