/** The tests of a generated module. */
@NullMarked
package dev.l9.trace.generator.code.test;

import org.jspecify.annotations.NullMarked;
