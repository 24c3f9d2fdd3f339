package dev.l9.sample.spec;

/** A place in a spec, both numbers counted from 1. */
public record Position(int line, int column) {}
