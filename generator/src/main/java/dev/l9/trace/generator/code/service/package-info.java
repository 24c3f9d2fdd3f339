/** The class that carries the operations out, and what remembers recent calls. */
@NullMarked
package dev.l9.trace.generator.code.service;

import org.jspecify.annotations.NullMarked;
