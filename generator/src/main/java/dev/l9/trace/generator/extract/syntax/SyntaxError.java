package dev.l9.trace.generator.extract.syntax;

/** Where a file doesn't parse, from line 1 on, and why. */
record SyntaxError(int line, String message) {}
