package dev.l9.trace.reader.event;

/**
 * Reads lines in exactly the form in which the agent writes them: its keys in its order, no blanks,
 * a line feed at the end. Nearly all lines have this form, and one pass over their bytes finds
 * where the line ends, checks all of it, and finds the values that are asked for most. Every other
 * line is left to {@link EventScanner}, which also knows what is wrong with it; what this class
 * takes, that one takes too, with the same values.
 *
 * <p>Hot path of all that reads large traces: nothing is made for an event. Not safe for use by
 * several threads.
 */
public final class AgentLine {

  private static final Literal ID = new Literal("{'trace_id':");
  private static final Literal PARENT = new Literal(",'parent_id':");
  private static final Literal NULL = new Literal("null");
  private static final Literal DURATION = new Literal(",'duration_ms':");
  private static final Literal STATUS = new Literal(",'status':");
  private static final Literal ROOT = new Literal(",'metadata':{'root_id':");
  private static final Literal NANOS = new Literal(",'duration_ns':");

  /** The keys behind the parent, all of whose values are strings. */
  private static final Literal[] TEXTS = {
    new Literal(",'timestamp':"),
    new Literal(",'hrm_layer':"),
    new Literal(",'operation':"),
    new Literal(",'component':"),
    new Literal(",'input_summary':"),
    new Literal(",'output_summary':")
  };

  /** The keys of the metadata behind the duration, all of whose values are strings. */
  private static final Literal[] NAMES = {
    new Literal(",'task':"),
    new Literal(",'class':"),
    new Literal(",'method':"),
    new Literal(",'thread':")
  };

  private static final int OTHER = -1;

  private final JsonScanner json = new JsonScanner();

  private byte[] bytes = new byte[0];
  private int limit;
  private int[] places = new int[0];

  /**
   * Reads the line that begins at a place.
   *
   * @param until where the bytes end that may be looked at
   * @param event takes the line, if the result isn't negative
   * @return the place of the line feed; negative for a line of another form
   */
  public int scan(byte[] in, int from, int until, Event event) {
    json.look(in, until);
    bytes = in;
    limit = until;
    places = event.begin(in, from);
    int at = metadata(summaries(from));
    if (at < 0 || at >= until || in[at] != '\n') {
      return OTHER;
    }
    event.endsAt(at);
    return at;
  }

  /** Goes past everything before the metadata. */
  private int summaries(int from) {
    int at = text(ID, from, EventKey.TRACE_ID.index);
    at = past(PARENT, at);
    if (at < 0) {
      return OTHER;
    }
    int end = NULL.isAt(bytes, at, limit) ? at + NULL.length : json.string(at);
    at = value(at, end, EventKey.PARENT_ID.index);
    for (int i = 0; i < TEXTS.length; i++) {
      at = text(TEXTS[i], at, EventKey.TIMESTAMP.index + i);
    }
    at = number(DURATION, at, EventKey.DURATION_MS.index);
    return text(STATUS, at, EventKey.STATUS.index);
  }

  /** Goes past the metadata, and the brace behind them. */
  private int metadata(int from) {
    int at = text(ROOT, from, MetadataKey.ROOT_ID.index);
    at = number(NANOS, at, MetadataKey.DURATION_NS.index);
    for (int i = 0; i < NAMES.length; i++) {
      at = text(NAMES[i], at, MetadataKey.TASK.index + i);
    }
    if (at < 0) {
      return OTHER;
    }
    at = json.isAt(',', at) ? json.members(at + 1) : json.isAt('}', at) ? at + 1 : OTHER;
    int start = places[2 * MetadataKey.ROOT_ID.index] - "{'root_id':".length();
    return value(start, at, EventKey.METADATA.index) >= 0 && json.isAt('}', at) ? at + 1 : OTHER;
  }

  private int past(Literal key, int at) {
    return at >= 0 && key.isAt(bytes, at, limit) ? at + key.length : OTHER;
  }

  private int text(Literal key, int at, int place) {
    int start = past(key, at);
    return start < 0 ? OTHER : value(start, json.string(start), place);
  }

  private int number(Literal key, int at, int place) {
    int start = past(key, at);
    return start < 0 ? OTHER : value(start, json.number(start), place);
  }

  private int value(int start, int end, int place) {
    places[2 * place] = start;
    places[2 * place + 1] = end;
    return end;
  }
}
