package dev.l9.trace.generator.spec;

/** The coordinates of a module that is a Maven project of its own. */
public record MavenSpec(String group, String artifact, String version) {}
