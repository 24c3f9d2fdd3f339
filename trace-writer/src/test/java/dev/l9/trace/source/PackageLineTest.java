package dev.l9.trace.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PackageLineTest {

  @Test
  void package_isFoundPastCommentsAndAnnotations() {
    assertEquals("a.b", PackageLine.of("package a.b\nclass C"));
    assertEquals(
        "a.b",
        PackageLine.of(
            "\ufeff#!/usr/bin/env kotlin\n/* package x */ // package y\r\n package  a.b;"));
    assertEquals(
        "a",
        PackageLine.of("@file:JvmName(\"(x)\")\n@file:[A B(1)]\n@java.lang.Deprecated\npackage a"));
    assertEquals("a.in.b", PackageLine.of("package a.`in`.b"));
  }

  @Test
  void clausesInARow_areOnePackage() {
    assertEquals("a.b.c", PackageLine.of("package a.b\npackage c\nclass D"));
    assertEquals("a.b", PackageLine.of("package a:\n  package b {\n    class C"));
  }

  @Test
  void sourceWithoutAPackage_isInNone() {
    for (String source :
        new String[] {"", "class A", "packages a", "package", "/*", "import a\npackage b", "@("}) {
      assertEquals("", PackageLine.of(source), source);
    }
  }
}
