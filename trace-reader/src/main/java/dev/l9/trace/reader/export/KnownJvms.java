package dev.l9.trace.reader.export;

import dev.l9.trace.reader.event.Event;

/** The JVMs whose {@code run} events were read. Of very many, it forgets the eldest. */
public final class KnownJvms {

  private static final int MAX = 10_000;

  private final RecentMap<String, JvmFacts> byId = new RecentMap<>(MAX);

  public void add(Event run) {
    byId.put(run.jvm(), JvmFacts.of(run));
  }

  public JvmFacts of(String jvm) {
    JvmFacts facts = byId.get(jvm);
    return facts == null ? JvmFacts.unknown(jvm) : facts;
  }
}
