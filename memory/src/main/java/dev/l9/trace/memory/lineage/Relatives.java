package dev.l9.trace.memory.lineage;

import dev.l9.trace.memory.packet.Packet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The packets that a packet has to do with, other than by calls.
 *
 * @param versions of what the packet tells, the current one first, itself too; empty if there are
 *     no others
 * @param parent the packet that it names as its parent; null if it names none
 * @param from the parent itself; empty if it isn't there, or is among the versions
 * @param following those that name this packet as their parent, and aren't among the versions
 * @param correlated those with the same correlation id
 * @param about facts, reflections and the like of the same method
 * @param isCut whether there are more of any of them
 */
public record Relatives(
    List<Packet> versions,
    @Nullable UUID parent,
    Optional<Packet> from,
    List<Packet> following,
    List<Packet> correlated,
    List<Packet> about,
    boolean isCut) {

  public Relatives {
    versions = List.copyOf(versions);
    following = List.copyOf(following);
    correlated = List.copyOf(correlated);
    about = List.copyOf(about);
  }
}
