package dev.l9.trace.reader.export.chrome;

import dev.l9.trace.reader.export.KnownJvms;
import dev.l9.trace.reader.export.RecentMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives JVMs and threads their numbers in a Chrome trace, and each span a track of its thread: the
 * first one on which it fits. Of very many JVMs or threads it forgets those that weren't seen for
 * the longest time; if they come again, they get tracks anew.
 */
final class ChromeTracks {

  /** Writes the names of what gets a number. */
  interface Names {
    void process(int pid, String jvm) throws IOException;

    void thread(int pid, int tid, String name) throws IOException;
  }

  private record ThreadKey(int pid, String name) {}

  /** The number of a JVM, and how many tracks it has. */
  private static final class JvmTracks {
    private final int pid;
    private int tracks;

    JvmTracks(int pid) {
      this.pid = pid;
    }
  }

  private static final int MAX_PROCESSES = 1000;
  private static final int MAX_THREADS = 5000;

  /** Systems have lower process ids. */
  private static final int FIRST_INVENTED = 10_000_000;

  /** More tracks of one thread would help nobody. */
  private static final int MAX_LANES = 64;

  private final KnownJvms jvms;
  private final Names names;
  private final RecentMap<String, JvmTracks> processes = new RecentMap<>(MAX_PROCESSES);
  private final RecentMap<ThreadKey, List<ChromeLane>> threads = new RecentMap<>(MAX_THREADS);
  private final Set<Long> pids = new HashSet<>();
  private int invented = FIRST_INVENTED;

  ChromeTracks(KnownJvms jvms, Names names) {
    this.jvms = jvms;
    this.names = names;
  }

  /** The number of a JVM: its process id, if that is known and no other JVM has it. */
  int pid(String jvm) throws IOException {
    return process(jvm).pid;
  }

  /** Has a JVM named again if it was named before its facts were known. */
  void factsCame(String jvm) throws IOException {
    JvmTracks process = processes.get(jvm);
    if (process == null) {
      process(jvm);
    } else {
      names.process(process.pid, jvm);
    }
  }

  private JvmTracks process(String jvm) throws IOException {
    JvmTracks process = processes.get(jvm);
    if (process == null) {
      long own = jvms.of(jvm).processId();
      boolean isFree =
          own > 0 && own < FIRST_INVENTED && pids.size() < MAX_PROCESSES && pids.add(own);
      process = new JvmTracks(isFree ? (int) own : invented++);
      processes.put(jvm, process);
      names.process(process.pid, jvm);
    }
    return process;
  }

  /** Places a span; null if its thread would need too many tracks. */
  @Nullable ChromeSlice place(
      String jvm, String thread, long id, long parent, long root, long start, long end)
      throws IOException {
    JvmTracks process = process(jvm);
    List<ChromeLane> lanes =
        threads.computeIfAbsent(new ThreadKey(process.pid, thread), key -> new ArrayList<>(1));
    for (ChromeLane lane : lanes) {
      if (lane.place(id, parent, root, start, end)) {
        return slice(process, lane);
      }
    }
    if (lanes.size() == MAX_LANES) {
      return null;
    }
    ChromeLane lane = new ChromeLane(++process.tracks);
    lanes.add(lane);
    names.thread(process.pid, lane.tid(), name(thread, lanes.size()));
    lane.place(id, parent, root, start, end);
    return slice(process, lane);
  }

  private static ChromeSlice slice(JvmTracks process, ChromeLane lane) {
    return new ChromeSlice(process.pid, lane.tid(), lane.start(), lane.end());
  }

  private static String name(String thread, int lane) {
    String name = thread.isEmpty() ? "(threads without a name)" : thread;
    return lane == 1 ? name : name + " (concurrent " + lane + ")";
  }
}
