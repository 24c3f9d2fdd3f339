package dev.l9.trace.section;

/**
 * The bytes of a file that are a section, or what is left of a damaged one. Immutable.
 *
 * @param start the offset of the section's first line
 * @param end the offset behind the section's last line and its line end
 * @param body the line in or below which the section's JSON begins
 * @param bodyEnd the line below the JSON; 0 if the section is damaged
 */
public record SectionRange(int start, int end, int body, int bodyEnd) {}
