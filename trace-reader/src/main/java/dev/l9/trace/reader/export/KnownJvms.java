package dev.l9.trace.reader.export;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.JvmInfo;

/** The JVMs whose {@code run} events were read. Of very many, it forgets the eldest. */
public final class KnownJvms {

  private static final int MAX = 10_000;

  private final RecentMap<String, JvmInfo> byId = new RecentMap<>(MAX);

  public void add(Event run) {
    byId.put(run.jvm(), JvmInfo.of(run));
  }

  public JvmInfo of(String jvm) {
    JvmInfo facts = byId.get(jvm);
    return facts == null ? JvmInfo.unknown(jvm) : facts;
  }
}
