/**
 * The parts of a source file that a machine keeps: where each is, what frames it, how it is found,
 * put in and taken out, and nothing around it changed. What is in them is for others to say.
 */
@NullMarked
package dev.l9.trace.section;

import org.jspecify.annotations.NullMarked;
