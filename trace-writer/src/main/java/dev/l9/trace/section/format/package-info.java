/**
 * How the files of each type hold a section; {@link SectionFormats} knows which type a file is of.
 */
@NullMarked
package dev.l9.trace.section.format;

import org.jspecify.annotations.NullMarked;
