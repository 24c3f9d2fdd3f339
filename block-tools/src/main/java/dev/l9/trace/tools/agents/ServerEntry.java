package dev.l9.trace.tools.agents;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * The entry of the server in a client's file: puts it in, and takes it out so that the file is as
 * it was, byte for byte. Nothing else in the file is written anew. Immutable.
 */
final class ServerEntry {

  private static final String NAME = "l9";

  private final AgentClient client;
  private final String entry;

  /**
   * @param command the words that start {@code l9}
   */
  ServerEntry(AgentClient client, List<String> command) {
    this.client = client;
    this.entry = "\"" + NAME + "\": " + json(client, command);
  }

  private static String json(AgentClient client, List<String> command) {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.plain()).beginObject();
    if (client.namesType()) {
      json.key("type").value("stdio");
    }
    json.key("command").value(command.get(0)).key("args").beginArray();
    command.subList(1, command.size()).forEach(json::value);
    client.arguments().forEach(json::value);
    return json.end().end().toString();
  }

  /** The file with the entry, in place of one that is there. */
  byte[] putInto(byte[] file) {
    if (file.length == 0) {
      return bytes(wholeFile(entry));
    }
    JsonObjects places = find(file);
    if (places.hasEntry()) {
      return replace(file, places.entry(), places.entryEnd(), entry);
    }
    int at = places.object() >= 0 ? places.object() : places.root();
    return replace(file, at, at, insertion(places, entry));
  }

  /** The file without the entry; empty if it has nothing else. */
  byte[] takeOutOf(byte[] file) {
    JsonObjects places = find(file);
    if (!places.hasEntry()) {
      return file;
    }
    String old = places.entryOf(file);
    if (text(file).equals(wholeFile(old))) {
      return new byte[0];
    }
    for (String inserted :
        List.of(withObject(old, true), withObject(old, false), first(old, false))) {
      int within = bytes(inserted.substring(0, inserted.indexOf(old))).length;
      int start = places.entry() - within;
      byte[] expected = bytes(inserted);
      if (start >= places.root() && isAt(file, start, expected)) {
        return replace(file, start, start + expected.length, "");
      }
    }
    return checked(withoutCommas(file, places.entry(), places.entryEnd()));
  }

  /** An entry that somebody has moved goes with the comma behind it, or else before it. */
  private static byte[] withoutCommas(byte[] file, int entry, int entryEnd) {
    int behind = behindComma(file, entryEnd);
    int before = entry - 1;
    while (before >= 0 && isBlank(file[before])) {
      before--;
    }
    boolean isLast = behind == entryEnd && file[before] == ',';
    return replace(file, isLast ? before : entry, behind, "");
  }

  /** Fails where a remark stood between, so that what is left is no JSON. */
  private byte[] checked(byte[] file) {
    find(file);
    return file;
  }

  private JsonObjects find(byte[] file) {
    return JsonObjects.find(file, client.key(), NAME, client.file());
  }

  private String insertion(JsonObjects places, String text) {
    return places.object() >= 0
        ? first(text, places.isObjectEmpty())
        : withObject(text, places.isRootEmpty());
  }

  private static String first(String text, boolean isOnly) {
    return isOnly ? text : "\n    " + text + ",";
  }

  private String withObject(String text, boolean isOnly) {
    return isOnly
        ? "\"" + client.key() + "\": { " + text + " }"
        : "\n  \"" + client.key() + "\": {\n    " + text + "\n  },";
  }

  private String wholeFile(String text) {
    return "{\n  \"" + client.key() + "\": {\n    " + text + "\n  }\n}\n";
  }

  private static int behindComma(byte[] file, int from) {
    int at = from;
    while (at < file.length && isBlank(file[at])) {
      at++;
    }
    return at < file.length && file[at] == ',' ? at + 1 : from;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private static boolean isAt(byte[] file, int start, byte[] expected) {
    return start + expected.length <= file.length
        && Arrays.equals(file, start, start + expected.length, expected, 0, expected.length);
  }

  private static byte[] replace(byte[] file, int from, int to, String by) {
    byte[] put = bytes(by);
    byte[] result = new byte[file.length - (to - from) + put.length];
    System.arraycopy(file, 0, result, 0, from);
    System.arraycopy(put, 0, result, from, put.length);
    System.arraycopy(file, to, result, from + put.length, file.length - to);
    return result;
  }

  private static String text(byte[] file) {
    return new String(file, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
