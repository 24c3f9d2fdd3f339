package dev.l9.trace.mcp.server;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a client, a line each. A line that is none would end the SDK's reading for good,
 * so it is left out here. Not safe for use by several threads.
 */
final class MessageLines {

  /** No message of a client comes near it. */
  private static final int LONGEST = 4 << 20;

  private final McpJsonMapper mapper;
  private final InputStream in;
  private boolean isEnded;

  MessageLines(McpJsonMapper mapper, InputStream in) {
    this.mapper = mapper;
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

  /** Read as the SDK reads it, so that what it can't take never gets there. */
  private @Nullable Message message(byte[] line) {
    String text = new String(line, StandardCharsets.UTF_8);
    try {
      JSONRPCMessage message = McpSchema.deserializeJsonRpcMessage(mapper, text);
      return new Message(text + "\n", message instanceof JSONRPCRequest);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
