/**
 * What the command line does, for whoever wants to do it without: results with reasons, no exit
 * codes.
 */
@NullMarked
package dev.l9.trace.tools;

import org.jspecify.annotations.NullMarked;
