/**
 * The formats in which the files of each type hold a section. {@link SectionFormats} finds the
 * format of a file.
 */
@NullMarked
package dev.l9.trace.section.format;

import org.jspecify.annotations.NullMarked;
