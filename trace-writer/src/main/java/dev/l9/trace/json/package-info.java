/**
 * Writes JSON for every file that the agent makes, reads it without a library, and translates it to
 * and from Python and YAML.
 */
@NullMarked
package dev.l9.trace.json;

import org.jspecify.annotations.NullMarked;
