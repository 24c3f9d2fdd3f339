package dev.l9.trace.mcp.server;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The messages of a client, a line each. A line that is none would end the SDK's reading for good,
 * so it is left out here. Not safe for use by several threads.
 */
final class MessageLines {

  /** No message of a client comes near it. */
  private static final int LONGEST = 4 << 20;

  private static final JsonFactory JSON = new JsonFactory();

  private final InputStream in;
  private boolean isEnded;

  MessageLines(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /**
   * A message.
   *
   * @param line with its end
   * @param isRequest whether it is to be answered
   */
  record Message(String line, boolean isRequest) {}

  /** The next message; null at the end. */
  @Nullable Message next() throws IOException {
    while (!isEnded) {
      byte[] line = line();
      Message message = line.length == 0 ? null : message(line);
      if (message != null) {
        return message;
      }
    }
    return null;
  }

  /** The next line, without its end; empty if it is too long. */
  private byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
    long length = 0;
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        isEnded = true;
        break;
      }
      length++;
      if (length <= LONGEST) {
        line.write(c);
      }
    }
    return length > LONGEST ? new byte[0] : line.toByteArray();
  }

  private static @Nullable Message message(byte[] line) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), line)) {
      Keys keys = new Keys();
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        keys.take(parser.currentName(), parser.nextToken());
        parser.skipChildren();
      }
      boolean isAll = parser.nextToken() == null;
      String text = new String(line, StandardCharsets.UTF_8) + "\n";
      return isAll && keys.isMessage() ? new Message(text, keys.isRequest()) : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  /** What of a message tells which kind it is. */
  private static final class Keys {
    private boolean hasVersion;
    private boolean hasMethod;
    private boolean hasId;
    private boolean hasResult;
    private boolean isWrong;

    void take(String name, JsonToken value) {
      switch (name) {
        case "jsonrpc" -> hasVersion = value == JsonToken.VALUE_STRING;
        case "method" -> {
          hasMethod = value == JsonToken.VALUE_STRING;
          isWrong |= !hasMethod;
        }
        case "id" -> {
          hasId = value == JsonToken.VALUE_STRING || value == JsonToken.VALUE_NUMBER_INT;
          isWrong |= !hasId;
        }
        case "result", "error" -> hasResult = true;
        default -> {} // Parameters, and what later versions of the protocol have.
      }
    }

    boolean isRequest() {
      return hasMethod && hasId;
    }

    boolean isMessage() {
      return hasVersion && !isWrong && (hasMethod || (hasResult && hasId));
    }
  }
}
