package dev.l9.trace.language.data;

/**
 * Where a member of a JSON file's root object stands.
 *
 * @param before behind the value before it, or behind the object's opening brace
 * @param key the offset of its key's first quote
 * @param value the offset of its value
 * @param end behind its value
 * @param first whether no other member is before it
 */
public record JsonMember(int before, int key, int value, int end, boolean first) {}
