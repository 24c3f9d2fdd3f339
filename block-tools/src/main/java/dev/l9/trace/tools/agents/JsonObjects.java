package dev.l9.trace.tools.agents;

import dev.l9.trace.tools.ToolFailure;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

/**
 * Where in a JSON file the root object is, an object in it, and an entry of that. Places are those
 * of bytes. Comments and commas behind the last entry are allowed, as editors allow them.
 *
 * @param root where the root object's content begins, behind its brace
 * @param isRootEmpty whether it has no entries
 * @param object where the content of the object begins; -1 if there is none
 * @param isObjectEmpty whether the object has no entries
 * @param entry where the entry's key begins; -1 if there is none
 * @param entryEnd where its value ends
 */
record JsonObjects(
    int root, boolean isRootEmpty, int object, boolean isObjectEmpty, int entry, int entryEnd) {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .build();

  /**
   * Finds them.
   *
   * @param name what messages call the file
   * @throws ToolFailure if the file isn't JSON, or its root isn't an object
   */
  static JsonObjects find(byte[] json, String key, String entryKey, String name) {
    try (JsonParser parser =
        FACTORY.createParser(ObjectReadContext.empty(), new ByteArrayInputStream(json))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new ToolFailure(name + " isn't a JSON object; nothing is changed in it");
      }
      return new Search(parser, key, entryKey).find();
    } catch (JacksonException e) {
      throw new ToolFailure(
          name + " isn't JSON (" + e.getOriginalMessage() + "); nothing is changed in it");
    }
  }

  /** The text of the entry. */
  String entryOf(byte[] json) {
    return new String(json, entry, entryEnd - entry, StandardCharsets.UTF_8);
  }

  boolean hasEntry() {
    return entry >= 0;
  }

  private static final class Search {
    private final JsonParser parser;
    private final String key;
    private final String entryKey;
    private int object = -1;
    private boolean isObjectEmpty = true;
    private int entry = -1;
    private int entryEnd = -1;

    Search(JsonParser parser, String key, String entryKey) {
      this.parser = parser;
      this.key = key;
      this.entryKey = entryKey;
    }

    JsonObjects find() {
      int root = end();
      boolean isEmpty = true;
      for (@Nullable String name = nextName(); name != null; name = nextName()) {
        isEmpty = false;
        JsonToken value = parser.nextToken();
        if (name.equals(key) && object < 0) {
          if (value != JsonToken.START_OBJECT) {
            throw new ToolFailure("'" + key + "' isn't an object; nothing is changed");
          }
          findEntry();
        } else {
          parser.skipChildren();
        }
      }
      while (parser.nextToken() != null) {
        // What follows the object has to be JSON too.
      }
      return new JsonObjects(root, isEmpty, object, isObjectEmpty, entry, entryEnd);
    }

    private @Nullable String nextName() {
      return parser.nextToken() == JsonToken.PROPERTY_NAME ? parser.currentName() : null;
    }

    private void findEntry() {
      object = end();
      for (@Nullable String name = nextName(); name != null; name = nextName()) {
        isObjectEmpty = false;
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.nextToken();
        parser.skipChildren();
        if (name.equals(entryKey) && entry < 0) {
          entry = start;
          // Of a text the parser knows the end only once it has been looked at.
          parser.getString();
          entryEnd = end();
        }
      }
    }

    private int end() {
      return (int) parser.currentLocation().getByteOffset();
    }
  }
}
