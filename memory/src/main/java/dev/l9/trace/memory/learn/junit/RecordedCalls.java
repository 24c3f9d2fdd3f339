package dev.l9.trace.memory.learn.junit;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventLineReader;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.RecordedCall;

/** Reads the call that a packet tells of. */
final class RecordedCalls {

  private RecordedCalls() {}

  /**
   * The call.
   *
   * @throws Refusal.Refused if the packet isn't one of a call with values
   */
  static RecordedCall of(Packet packet) {
    byte[] line = JsonBytes.compact().value(packet.payload()).toArray();
    Event event = new EventLineReader().read(line, 0, line.length);
    if (event == null) {
      throw new Refusal(
              Refusal.Kind.NO_EXECUTION, "", "the packet " + packet.id() + " is no event", "")
          .asException();
    }
    return RecordedCall.of(event);
  }
}
