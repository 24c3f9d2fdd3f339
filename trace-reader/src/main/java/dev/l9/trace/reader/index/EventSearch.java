package dev.l9.trace.reader.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks for executions in the parts of files that may have them. It reads a bounded number of
 * bytes, and one part at least. Not safe for use by several threads.
 */
final class EventSearch {

  /** An id says in which second the event started. */
  private static final Pattern SECOND = Pattern.compile("[a-z]+_([0-9]{9,11})_[a-z0-9]+");

  private static final long SLACK_MICROS = 2_000_000;

  private final List<IndexedFile> files;
  private final EventQuery query;
  private final long mostBytes;
  private long bytesRead;

  EventSearch(List<IndexedFile> files, EventQuery query, long mostBytes) {
    this.files = files;
    this.query = query;
    this.mostBytes = mostBytes;
  }

  private record Part(IndexedFile file, Chunk chunk, long longest) {}

  EventPage latest(int most, @Nullable EventPlace before) throws IOException {
    List<PlacedEvent> found = new ArrayList<>();
    EventPlace next = null;
    for (Part part : partsBackwards(before)) {
      if (found.size() == most || bytesRead >= mostBytes) {
        next =
            found.size() == most
                ? found.get(most - 1).place()
                : new EventPlace(part.file().id(), part.chunk().to());
        break;
      }
      List<PlacedEvent> here = eventsOf(part, before);
      for (int i = here.size() - 1; i >= 0 && found.size() < most; i--) {
        found.add(here.get(i));
        next = i > 0 && found.size() == most ? here.get(i).place() : null;
      }
      if (next != null) {
        break;
      }
    }
    return new EventPage(found, next, next != null && found.size() < most);
  }

  private List<Part> partsBackwards(@Nullable EventPlace before) {
    List<Part> parts = new ArrayList<>();
    boolean isBehind = before == null || files.stream().noneMatch(file -> isOf(file, before));
    for (int f = files.size() - 1; f >= 0; f--) {
      IndexedFile file = files.get(f);
      boolean isLimit = before != null && isOf(file, before);
      isBehind |= isLimit;
      if (!isBehind) {
        continue;
      }
      boolean[] wanted = wanted(file);
      List<Chunk> chunks = file.chunks();
      for (int c = chunks.size() - 1; c >= 0; c--) {
        Chunk chunk = chunks.get(c);
        boolean isInFront = !isLimit || before == null || chunk.from() < before.offset();
        if (isInFront && query.mayBeIn(chunk, wanted)) {
          parts.add(new Part(file, chunk, query.longestIn(chunk, wanted)));
        }
      }
    }
    return parts;
  }

  private static boolean isOf(IndexedFile file, EventPlace place) {
    return file.id().equals(place.file());
  }

  private boolean[] wanted(IndexedFile file) {
    boolean[] wanted = new boolean[file.methods().size()];
    for (int i = 0; i < wanted.length; i++) {
      wanted[i] = query.methods().test(file.methods().get(i));
    }
    return wanted;
  }

  private List<PlacedEvent> eventsOf(Part part, @Nullable EventPlace before) throws IOException {
    List<PlacedEvent> events = new ArrayList<>();
    long end = before != null && isOf(part.file(), before) ? before.offset() : Long.MAX_VALUE;
    bytesRead += part.chunk().to() - part.chunk().from();
    part.file()
        .read(
            part.chunk(),
            (event, offset) -> {
              if (offset < end
                  && query.test(event)
                  && query.methods().test(IndexedMethod.of(event))) {
                events.add(new PlacedEvent(event.keep(), new EventPlace(part.file().id(), offset)));
              }
            });
    return events;
  }

  EventPage longest(int most) throws IOException {
    Comparator<PlacedEvent> longestFirst =
        Comparator.comparingLong((PlacedEvent placed) -> placed.event().durationNanos())
            .reversed()
            .thenComparing(placed -> placed.event().timestamp())
            .thenComparing(placed -> placed.event().traceId());
    PriorityQueue<PlacedEvent> found = new PriorityQueue<>(longestFirst.reversed());
    List<Part> parts = new ArrayList<>(partsBackwards(null));
    parts.sort(Comparator.comparingLong(Part::longest).reversed());
    boolean isPartial = false;
    for (Part part : parts) {
      PlacedEvent shortest = found.size() < most ? null : found.peek();
      if (shortest != null && part.longest() < shortest.event().durationNanos()) {
        break;
      }
      if (bytesRead >= mostBytes) {
        isPartial = true;
        break;
      }
      for (PlacedEvent event : eventsOf(part, null)) {
        found.add(event);
        if (found.size() > most) {
          found.remove();
        }
      }
    }
    return new EventPage(found.stream().sorted(longestFirst).toList(), null, isPartial);
  }

  static Optional<PlacedEvent> byId(List<IndexedFile> files, String id) throws IOException {
    long hash = IdFilter.hash(id);
    List<Part> near = new ArrayList<>();
    List<Part> others = new ArrayList<>();
    for (int f = files.size() - 1; f >= 0; f--) {
      List<Chunk> chunks = files.get(f).chunks();
      for (int c = chunks.size() - 1; c >= 0; c--) {
        if (chunks.get(c).mayHaveId(hash)) {
          (isNear(chunks.get(c), id) ? near : others).add(new Part(files.get(f), chunks.get(c), 0));
        }
      }
    }
    near.addAll(others);
    for (Part part : near) {
      List<PlacedEvent> found = new ArrayList<>(1);
      part.file()
          .read(
              part.chunk(),
              (event, offset) -> {
                if (event.hasId(id)) {
                  found.add(
                      new PlacedEvent(event.keep(), new EventPlace(part.file().id(), offset)));
                }
              });
      if (!found.isEmpty()) {
        return Optional.of(found.get(found.size() - 1));
      }
    }
    return Optional.empty();
  }

  private static boolean isNear(Chunk chunk, String id) {
    Matcher second = SECOND.matcher(id);
    if (!second.matches()) {
      return false;
    }
    long micros = Long.parseLong(second.group(1)) * 1_000_000;
    return micros + SLACK_MICROS >= chunk.range().firstMicros()
        && micros - SLACK_MICROS <= chunk.range().lastMicros();
  }
}
