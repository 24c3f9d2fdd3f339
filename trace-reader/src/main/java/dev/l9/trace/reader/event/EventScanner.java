package dev.l9.trace.reader.event;

/**
 * Finds the parts of an event in the bytes of its line. All of the line is checked: what two
 * writers have mixed, or a crash has cut off, isn't an event. Keys may stand in any order, and keys
 * that this version doesn't know are passed over. Not safe for use by several threads.
 */
public final class EventScanner {

  private static final int KEYS = EventKey.values().length;
  private static final int ALL_KEYS = (1 << KEYS) - 1;

  private final JsonScanner json = new JsonScanner();
  private String problem = "";

  /**
   * Reads the line between two places.
   *
   * @param event takes the places where the values begin and end, if the result is true
   * @return whether the line is an event; {@link #problem} says why not
   */
  public boolean scan(byte[] bytes, int from, int to, Event event) {
    json.look(bytes, to);
    int start = json.blanks(from);
    if (!json.isAt('{', start)) {
      problem = "this is no JSON object";
      return false;
    }
    int[] places = event.begin(bytes, from);
    event.endsAt(to);
    int at = json.blanks(start + 1);
    int found = 0;
    for (int expected = 0; ; expected++) {
      EventKey key = EventKey.at(bytes, at, expected);
      int value = json.key(at);
      if (value == JsonScanner.WRONG) {
        return notJson(from);
      }
      at = json.value(value);
      if (at == JsonScanner.WRONG) {
        return notJson(from);
      }
      if (key != null) {
        int bit = 1 << key.index;
        if ((found & bit) != 0 || !key.takes(bytes[value])) {
          problem = "'" + key.label + ((found & bit) != 0 ? "' is there twice" : "' is wrong");
          return false;
        }
        found |= bit;
        places[2 * key.index] = value;
        places[2 * key.index + 1] = at;
      }
      at = json.blanks(at);
      if (json.isAt('}', at)) {
        return ends(at + 1, from, to, found);
      }
      at = json.past(',', at);
      if (at == JsonScanner.WRONG) {
        return notJson(from);
      }
    }
  }

  private boolean ends(int at, int from, int to, int found) {
    if (json.blanks(at) < to) {
      problem = "text follows the object at byte " + (at - from + 1);
      return false;
    }
    if (found != ALL_KEYS) {
      problem = "'" + EventKey.firstMissing(found).label + "' is missing";
      return false;
    }
    return true;
  }

  private boolean notJson(int from) {
    problem = json.problem() + ", at byte " + (json.wrongAt() - from + 1);
    return false;
  }

  /** Why the last line is no event, in words that follow its number. */
  public String problem() {
    return problem;
  }
}
