package dev.l9.trace.language.data;

/**
 * The position of a member of a JSON file's root object. Immutable.
 *
 * @param before the offset behind the previous value, or behind the object's opening brace
 * @param key the offset of the first quote of the member's key
 * @param value the offset of the member's value
 * @param end the offset behind the member's value
 * @param first whether this is the object's first member
 */
public record JsonMember(int before, int key, int value, int end, boolean first) {}
