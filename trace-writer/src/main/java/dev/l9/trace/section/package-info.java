/**
 * Sections are the parts of a source file that a machine maintains. This package frames them, finds
 * them, puts them in and takes them out, and changes nothing around them. Other packages decide
 * what is in a section.
 */
@NullMarked
package dev.l9.trace.section;

import org.jspecify.annotations.NullMarked;
