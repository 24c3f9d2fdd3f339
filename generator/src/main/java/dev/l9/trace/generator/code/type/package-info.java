/**
 * The types that callers see: the interface of the operations, its records, enums, ports, and the
 * errors.
 */
@NullMarked
package dev.l9.trace.generator.code.type;

import org.jspecify.annotations.NullMarked;
