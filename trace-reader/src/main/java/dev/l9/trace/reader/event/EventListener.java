package dev.l9.trace.reader.event;

import java.io.IOException;

/** Is handed the events of a trace, one after the other. */
@FunctionalInterface
public interface EventListener {

  /**
   * Takes one event.
   *
   * @param event valid during the call
   */
  void event(Event event) throws IOException;
}
