package dev.l9.trace.memory.store;

import dev.l9.trace.memory.packet.PacketType;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which packets are meant: those for which all that is said holds. Empty sets and nulls say
 * nothing.
 *
 * @param since those of this time or later
 * @param before those of an earlier time
 * @param isReplacedToo whether it is also those that a newer packet replaces
 */
public record PacketFilter(
    Set<PacketType> types,
    Set<String> layers,
    Set<String> statuses,
    Set<String> files,
    Set<String> methods,
    @Nullable Instant since,
    @Nullable Instant before,
    @Nullable UUID thread,
    boolean isReplacedToo) {

  /** All packets, also those that newer ones replace. */
  public static final PacketFilter ALL =
      new PacketFilter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null, null, true);

  /** Those that no newer one replaces. */
  public static final PacketFilter CURRENT =
      new PacketFilter(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), null, null, null, false);

  public PacketFilter {
    types = Set.copyOf(types);
    layers = Set.copyOf(layers);
    statuses = Set.copyOf(statuses);
    files = Set.copyOf(files);
    methods = Set.copyOf(methods);
  }

  /** Also only of these types. */
  public PacketFilter ofTypes(Set<PacketType> only) {
    return new PacketFilter(
        only, layers, statuses, files, methods, since, before, thread, isReplacedToo);
  }

  /** Also only of these layers and statuses. */
  public PacketFilter of(Set<String> onlyLayers, Set<String> onlyStatuses) {
    return new PacketFilter(
        types, onlyLayers, onlyStatuses, files, methods, since, before, thread, isReplacedToo);
  }

  /** Also only of these source files and methods. */
  public PacketFilter in(Set<String> onlyFiles, Set<String> onlyMethods) {
    return new PacketFilter(
        types, layers, statuses, onlyFiles, onlyMethods, since, before, thread, isReplacedToo);
  }

  /** Also only of this time. */
  public PacketFilter between(@Nullable Instant from, @Nullable Instant to) {
    return new PacketFilter(
        types, layers, statuses, files, methods, from, to, thread, isReplacedToo);
  }

  /** Also only of this thread. */
  public PacketFilter ofThread(@Nullable UUID only) {
    return new PacketFilter(
        types, layers, statuses, files, methods, since, before, only, isReplacedToo);
  }
}
