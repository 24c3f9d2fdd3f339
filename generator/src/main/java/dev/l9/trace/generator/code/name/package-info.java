/** What generated types, fields and files are called, and what the types of a spec are in Java. */
@NullMarked
package dev.l9.trace.generator.code.name;

import org.jspecify.annotations.NullMarked;
