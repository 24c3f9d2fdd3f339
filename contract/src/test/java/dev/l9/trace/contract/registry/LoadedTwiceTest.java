package dev.l9.trace.contract.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.l9.trace.contract.audit.AuditAction;
import dev.l9.trace.contract.audit.AuditEntry;
import dev.l9.trace.contract.audit.AuditLog;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that a process has several times, as where Maven loads a plugin for each of its uses. */
class LoadedTwiceTest {

  private static final int CHANGES = 15;

  @TempDir private Path folder;

  /** Makes the file longer, and the log; each loader loads it anew. */
  public static final class Changes implements Callable<Integer> {
    private final Path folder;

    /** Changes nothing yet. */
    public Changes(Path folder) {
      this.folder = folder;
    }

    @Override
    public Integer call() throws Exception {
      LockedFile file = new LockedFile(folder.resolve("file"));
      int changes = 0;
      for (int i = 0; i < CHANGES; i++) {
        changes += file.change(Changes::longer) ? 1 : 0;
        AuditEntry entry = AuditEntry.pass(Instant.EPOCH, AuditAction.FIX, "Orders.java", "");
        new AuditLog(folder).append(List.of(entry));
      }
      return changes;
    }

    private static byte[] longer(byte[] old) {
      return new byte[old.length + 1];
    }
  }

  @Test
  void changesByTwoCopiesOfTheClass_areAllMade() throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      urls.add(Path.of(part).toUri().toURL());
    }
    URL[] all = urls.toArray(URL[]::new);
    ClassLoader parent = ClassLoader.getPlatformClassLoader();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (URLClassLoader one = new URLClassLoader(all, parent);
        URLClassLoader other = new URLClassLoader(all, parent)) {
      assertNotSame(changes(one).getClass(), changes(other).getClass());
      List<Future<Integer>> done =
          threads.invokeAll(List.of(changes(one), changes(other), changes(one), changes(other)));
      for (Future<Integer> each : done) {
        assertEquals(CHANGES, each.get());
      }
    } finally {
      threads.shutdown();
    }
    assertEquals(4 * CHANGES, Files.size(folder.resolve("file")));
    assertEquals(4 * CHANGES, Files.readAllLines(folder.resolve(AuditLog.FILE)).size());
  }

  @SuppressWarnings("unchecked")
  private Callable<Integer> changes(ClassLoader loader) throws Exception {
    return (Callable<Integer>)
        loader.loadClass(Changes.class.getName()).getConstructor(Path.class).newInstance(folder);
  }
}
