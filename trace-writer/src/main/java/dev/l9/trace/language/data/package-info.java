/** The scanners of JSON and YAML. */
@NullMarked
package dev.l9.trace.language.data;

import org.jspecify.annotations.NullMarked;
