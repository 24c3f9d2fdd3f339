package dev.l9.sample.controller;

import dev.l9.sample.memory.Packet;
import dev.l9.sample.memory.PacketStore;
import dev.l9.sample.runtime.Step;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.function.Supplier;

/** Writes what the run found to the packet store. */
final class RecordStep implements Step {

  private final PacketStore store;
  private final String namespace;
  private final Supplier<List<Packet>> packets;

  /** Asks for the packets only when it runs, behind the steps that make them. */
  RecordStep(PacketStore store, String namespace, Supplier<List<Packet>> packets) {
    this.store = store;
    this.namespace = namespace;
    this.packets = packets;
  }

  /** No formula can have this name, so checkpoints don't mix the two up. */
  @Override
  public String name() {
    return "(record)";
  }

  @Override
  public String run() throws IOException {
    store.write(namespace, packets.get());
    return "written";
  }

  @Override
  public boolean resume(String outcome) {
    return outcome.equals("written");
  }

  /** The first write into a new state finds no folder. */
  @Override
  public boolean recover(IOException failure) throws IOException {
    if (failure instanceof NoSuchFileException) {
      store.prepare();
      return true;
    }
    return false;
  }
}
