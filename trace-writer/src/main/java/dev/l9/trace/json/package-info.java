/**
 * JSON: written for every file that the agent makes, read without a library, and as it stands in
 * other notations.
 */
@NullMarked
package dev.l9.trace.json;

import org.jspecify.annotations.NullMarked;
