package dev.l9.trace.contract.registry;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.tools.ToolFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads files of which each line is an entry: an object of JSON with the keys {@code version},
 * which is 1, and another one, whose value is an array of objects. They are written with a line for
 * each of these objects, so that git merges and shows them as lines. They are read in any layout,
 * as a stream. Not thread-safe.
 */
public final class EntryLines {

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNameLength(100_000).maxNestingDepth(100).build())
          .build();

  private final String name;
  private final String array;

  /**
   * Reads nothing yet.
   *
   * @param name that of the file, for messages
   * @param array the key of the array
   */
  public EntryLines(String name, String array) {
    this.name = name;
    this.array = array;
  }

  /** Takes the entries of a file. */
  public interface Listener {
    /**
     * Takes an entry: reads each key, and its value by {@link #text} or {@link #value}, up to the
     * end of the object.
     *
     * @param json stands at the beginning of the object
     * @param line the line on which it begins, from 1 on
     * @throws IllegalArgumentException where that is no entry; the message says why
     */
    void entry(JsonParser json, int line);
  }

  /**
   * Reads entries from bytes; there is none in no bytes.
   *
   * @throws ToolFailure with the line, where the content is damaged
   */
  public void read(byte[] content, Listener listener) {
    try {
      read(new ByteArrayInputStream(content), listener);
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory can be read", e);
    }
  }

  /**
   * Reads entries from a stream, and doesn't close it.
   *
   * @throws ToolFailure with the line, where the content is damaged
   */
  public void read(InputStream in, Listener listener) throws IOException {
    try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), new Unclosed(in))) {
      if (json.nextToken() != null) {
        new Reading(json, listener).file();
      }
    } catch (JacksonException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw damaged(line, String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
    }
  }

  private ToolFailure damaged(int line, String why) {
    return new ToolFailure(
        name
            + ":"
            + Math.max(1, line)
            + ": it is damaged, and nothing was done: "
            + why
            + "; mend that line, such as the marks of a merge, or restore the file from git");
  }

  /** Leaves the stream to whoever has opened it. */
  private static final class Unclosed extends java.io.FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      return in.read(bytes, from, length);
    }

    @Override
    public void close() {}
  }

  /** One pass over a file. */
  private final class Reading {
    private final JsonParser json;
    private final Listener listener;
    private boolean hasEntries;

    Reading(JsonParser json, Listener listener) {
      this.json = json;
      this.listener = listener;
    }

    void file() {
      require(json.currentToken() == JsonToken.START_OBJECT, "it is no object");
      for (String key = json.nextName(); key != null; key = json.nextName()) {
        JsonToken value = json.nextToken();
        if (key.equals("version")) {
          boolean known = value == JsonToken.VALUE_NUMBER_INT && json.getString().equals("1");
          require(known, "its version isn't 1, so that a newer l9 may have written it");
        } else {
          require(key.equals(array), "it has the key " + key + ", which is unknown");
          require(value == JsonToken.START_ARRAY, key + " is no array");
          entries();
        }
      }
      require(json.currentToken() == JsonToken.END_OBJECT, "it has no end");
      require(hasEntries, "it has no " + array);
      require(json.nextToken() == null, "there is something behind its end");
    }

    private void entries() {
      hasEntries = true;
      while (json.nextToken() != JsonToken.END_ARRAY) {
        int line = json.currentTokenLocation().getLineNr();
        require(json.currentToken() == JsonToken.START_OBJECT, "an entry is no object");
        try {
          listener.entry(json, line);
        } catch (IllegalArgumentException e) {
          throw damaged(line, String.valueOf(e.getMessage()));
        }
      }
    }

    private void require(boolean holds, String why) {
      if (!holds) {
        throw damaged(json.currentTokenLocation().getLineNr(), why);
      }
    }
  }

  /**
   * Reads the value of a key, which has to be a text.
   *
   * @throws IllegalArgumentException where it isn't
   */
  public static String text(JsonParser json) {
    if (json.nextToken() != JsonToken.VALUE_STRING) {
      throw new IllegalArgumentException("its " + json.currentName() + " isn't text");
    }
    return json.getString();
  }

  /** Reads the value of a key, whatever it is. */
  public static CapturedValue value(JsonParser json) {
    return value(json, json.nextToken());
  }

  private static CapturedValue value(JsonParser json, JsonToken token) {
    return switch (token) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> items(json);
      case VALUE_TRUE -> new CapturedValue.Bool(true);
      case VALUE_FALSE -> new CapturedValue.Bool(false);
      case VALUE_NULL -> CapturedValue.NULL;
      case VALUE_NUMBER_INT -> new CapturedValue.Num(json.getNumberValue());
      case VALUE_NUMBER_FLOAT -> new CapturedValue.Num(new BigDecimal(json.getString()));
      default -> new CapturedValue.Text(json.getString());
    };
  }

  private static CapturedValue object(JsonParser json) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    for (String key = json.nextName(); key != null; key = json.nextName()) {
      fields.put(key, value(json));
    }
    return new CapturedValue.Fields(fields);
  }

  private static CapturedValue items(JsonParser json) {
    List<CapturedValue> items = new ArrayList<>();
    JsonToken token = json.nextToken();
    for (; token != JsonToken.END_ARRAY; token = json.nextToken()) {
      items.add(value(json, token));
    }
    return new CapturedValue.Items(items);
  }
}
