package dev.l9.trace.reader.follow;

import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventLineReader;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.file.RotatedFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows a trace while it is written: hands over each event that was appended since the last look,
 * through rotations ({@code trace.jsonl} becomes {@code trace.1.jsonl}), whatever number of them
 * has happened in between, and through truncations. The file needn't be there yet. A line that
 * isn't complete waits. Compressed files aren't read. Not safe for use by several threads.
 *
 * <p>Each event is handed over once. If the listener throws an exception, the event isn't done, and
 * comes again.
 */
public final class TraceFollower implements Closeable {

  private static final int NAMED_PROBLEMS = 5;
  private static final int MAX_OLDER = 1_000;
  private static final int MAX_LOOKS = 20;

  private final Path path;
  private final EventLineReader reader = new EventLineReader();

  /** The files that are older than the current one, and so aren't to be read; the latest ones. */
  private final Set<String> older =
      Collections.newSetFromMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
              return size() > MAX_OLDER;
            }
          });

  private final List<String> problems = new ArrayList<>();
  private long skipped;
  private @Nullable FollowedFile current;

  private TraceFollower(Path path) {
    this.path = path;
  }

  /** Follows from the first event of the oldest file on. */
  public static TraceFollower fromStart(Path file) {
    return new TraceFollower(file);
  }

  /** Follows from now on. */
  public static TraceFollower fromEnd(Path file) throws IOException {
    TraceFollower follower = new TraceFollower(file);
    List<FollowedFile> files = follower.unread();
    if (!files.isEmpty() && files.get(0).isAt(file)) {
      follower.begin(files, 0).goToEnd();
    } else {
      follower.leaveOut(files);
    }
    return follower;
  }

  /**
   * Follows from a position on; from the start if its file is no longer there, since to see an
   * event twice is better than to miss one.
   */
  public static TraceFollower from(Path file, TracePosition position) throws IOException {
    TraceFollower follower = new TraceFollower(file);
    List<FollowedFile> files = follower.unread();
    for (int i = 0; i < files.size(); i++) {
      if (files.get(i).position().beginning().equals(position.beginning())) {
        follower.begin(files, i).goTo(position.offset());
        return follower;
      }
    }
    for (FollowedFile each : files) {
      each.close();
    }
    return follower;
  }

  /** Where the follower is; null as long as there is no file. */
  public @Nullable TracePosition position() {
    return current == null ? null : current.position();
  }

  /**
   * Hands over what has come, and returns at once.
   *
   * @return how many events there were
   */
  public long poll(EventListener listener) throws IOException {
    Poll poll = new Poll(listener);
    if (current == null && !goOn()) {
      return 0;
    }
    do {
      FollowedFile file = current;
      if (file == null) {
        break;
      }
      file.readLines(poll);
    } while (!isLatest() && finish(poll) && goOn());
    return poll.events;
  }

  /** What was skipped since this was asked last: the first lines in words, and the count. */
  public List<String> takeProblems() {
    List<String> taken = new ArrayList<>(problems);
    if (skipped > problems.size()) {
      taken.add(path + ": skipped " + (skipped - problems.size()) + " more lines");
    }
    problems.clear();
    skipped = 0;
    return taken;
  }

  /** Whether the current file is the one to which events are appended, as far as can be seen. */
  private boolean isLatest() throws IOException {
    return current == null || current.isAt(path) || !Files.exists(path);
  }

  /** Reads what was appended before the current file was renamed. */
  private boolean finish(Poll poll) throws IOException {
    if (current != null) {
      current.readLines(poll);
      current.finish(poll);
    }
    return true;
  }

  /** Goes on to the file that follows the current one; returns whether there is one. */
  private boolean goOn() throws IOException {
    List<FollowedFile> files = unread();
    if (files.isEmpty()) {
      return false;
    }
    if (current != null) {
      older.add(current.identity());
      current.close();
    }
    begin(files, files.size() - 1);
    return true;
  }

  /** Has one of the files be the current one; those behind it are older. */
  private FollowedFile begin(List<FollowedFile> files, int index) throws IOException {
    FollowedFile chosen = files.get(index);
    current = chosen;
    leaveOut(files.subList(index + 1, files.size()));
    for (FollowedFile younger : files.subList(0, index)) {
      younger.close();
    }
    return chosen;
  }

  private void leaveOut(List<FollowedFile> files) throws IOException {
    for (FollowedFile file : files) {
      older.add(file.identity());
      file.close();
    }
  }

  /**
   * The files that are younger than the current one, the youngest first. If a rotation has ended
   * meanwhile, or the current file isn't found behind them, this looks again, since a file that is
   * passed over is lost.
   */
  private List<FollowedFile> unread() throws IOException {
    for (int looks = 1; ; looks++) {
      List<FollowedFile> files = new ArrayList<>();
      boolean isWhole = findUnread(files);
      if (looks == MAX_LOOKS || (isWhole && isStillYoungest(files))) {
        return files;
      }
      for (FollowedFile file : files) {
        file.close();
      }
    }
  }

  private boolean isStillYoungest(List<FollowedFile> files) throws IOException {
    return files.isEmpty() || files.get(0).isAt(path);
  }

  /**
   * Finds them, and returns whether they reach to the current one. They are opened from the
   * youngest on, since a rotation at the same time renames them to names that are looked at later.
   * It also leaves one name free for a moment.
   */
  private boolean findUnread(List<FollowedFile> files) throws IOException {
    Set<String> found = new HashSet<>();
    boolean wasFree = false;
    for (int rotations = 0; ; rotations++) {
      FollowedFile file = FollowedFile.open(RotatedFiles.rotated(path, rotations));
      if (file == null) {
        if (wasFree) {
          return current == null;
        }
        wasFree = true;
        continue;
      }
      wasFree = false;
      boolean isRead = isRead(file);
      if (isRead || !found.add(file.identity())) {
        file.close();
      } else {
        files.add(file);
      }
      if (isRead) {
        return true;
      }
    }
  }

  private boolean isRead(FollowedFile file) {
    String identity = file.identity();
    return older.contains(identity) || (current != null && current.identity().equals(identity));
  }

  /** Hands over the events of lines. */
  private final class Poll implements FollowedFile.Lines {
    private final EventListener listener;
    private long events;

    Poll(EventListener listener) {
      this.listener = listener;
    }

    @Override
    public void line(byte[] bytes, int from, int to, long offset) throws IOException {
      Event event = reader.read(bytes, from, to);
      if (event != null) {
        listener.event(event);
        events++;
      } else if (!isBlank(bytes, from, to)) {
        skip(offset);
      }
    }

    private void skip(long offset) {
      skipped++;
      if (problems.size() < NAMED_PROBLEMS) {
        problems.add(
            path
                + ": skipped the line at byte "
                + offset
                + ", which is no event ("
                + reader.problem()
                + ")");
      }
    }
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    if (current != null) {
      current.close();
    }
  }
}
