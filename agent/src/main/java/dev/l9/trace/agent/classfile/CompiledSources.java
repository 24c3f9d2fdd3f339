package dev.l9.trace.agent.classfile;

import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.source.BuildFolders;
import dev.l9.trace.source.SourceStamp;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from which sources loaded classes were compiled: by the stamp beside the class file, or
 * by the time of the class file. It reads files, and so is for the writer thread. Not thread-safe.
 *
 * <p>Neither is believed unless the file is the one that the class was loaded from. That is certain
 * if the file has the bytes that were loaded. They may differ, since another agent may have changed
 * them. Then the file must be older than this JVM.
 */
public final class CompiledSources {

  private final Map<String, ReadStamp> stamps = new HashMap<>();

  /** A stamp that was read from a file with this time. */
  private record ReadStamp(long millis, SourceStamp stamp) {}

  /**
   * What is known of the source of a class.
   *
   * @param source the path of the source below a source root
   * @param file the file that was found for it; null if there is none, and then no time is known
   */
  CompiledSource find(CodeOrigin code, String source, @Nullable Path file) {
    File place = new File(code.place());
    try {
      return code.place().isEmpty()
          ? CompiledSource.UNKNOWN
          : place.isFile() ? inJar(place, code, source, file) : inFolder(place, code, source);
    } catch (IOException | RuntimeException e) {
      AgentLog.debug("it isn't known which source " + code.classFile() + " is of: " + e);
      return CompiledSource.UNKNOWN;
    }
  }

  private CompiledSource inFolder(File folder, CodeOrigin code, String source) throws IOException {
    File classFile = new File(folder, code.classFile());
    // The time is read before the content, so that the content isn't older.
    long millis = classFile.lastModified();
    byte[] bytes = PlainFiles.inFolder(folder, code.classFile());
    if (bytes == null) {
      return CompiledSource.UNKNOWN;
    }
    String hash = ContentHash.of(bytes);
    if (!isLoaded(code, hash, millis)) {
      return CompiledSource.UNKNOWN;
    }
    String key = folder.getPath();
    long stamped = new File(folder, SourceStamp.PATH).lastModified();
    ReadStamp stamp = stamps.get(key);
    if (stamp == null || stamp.millis != stamped) {
      stamp = keep(key, stamped, PlainFiles.inFolder(folder, SourceStamp.PATH));
    }
    return new CompiledSource(stamp.stamp.sourceHash(code.classFile(), hash, source), millis);
  }

  private CompiledSource inJar(File file, CodeOrigin code, String source, @Nullable Path sourceFile)
      throws IOException {
    long millis = file.lastModified();
    try (JarFile jar = PlainFiles.open(file)) {
      JarEntry entry = jar.getJarEntry(code.root() + code.classFile());
      if (entry == null) {
        return CompiledSource.UNKNOWN;
      }
      String hash = ContentHash.of(PlainFiles.read(jar.getInputStream(entry)));
      if (!isLoaded(code, hash, millis)) {
        return CompiledSource.UNKNOWN;
      }
      String key = file.getPath() + "!/" + code.root();
      ReadStamp stamp = stamps.get(key);
      if (stamp == null || stamp.millis != millis) {
        stamp = keep(key, millis, PlainFiles.inJar(file, code.root() + SourceStamp.PATH));
      }
      boolean hasTime = entry.getTime() >= 0 && isBuiltBeside(file, sourceFile);
      return new CompiledSource(
          stamp.stamp.sourceHash(entry.getRealName().substring(code.root().length()), hash, source),
          hasTime ? entry.getTime() : Long.MIN_VALUE);
    }
  }

  private ReadStamp keep(String key, long millis, byte @Nullable [] file) {
    SourceStamp stamp = file == null ? SourceStamp.NONE : SourceStamp.parse(file);
    ReadStamp read = new ReadStamp(millis, stamp);
    stamps.put(key, read);
    return read;
  }

  private static boolean isLoaded(CodeOrigin code, String hash, long millis) {
    return hash.equals(code.hash()) || Instant.ofEpochMilli(millis).isBefore(jvmStart());
  }

  private static Instant jvmStart() {
    return ProcessHandle.current().info().startInstant().orElse(Instant.MIN);
  }

  /**
   * Whether the build of the source's project made the jar. The times of other jars tell nothing:
   * they are those of another machine, in its time zone, and of other sources than those beside
   * which the jar lies now.
   */
  private static boolean isBuiltBeside(File jar, @Nullable Path sourceFile) {
    if (sourceFile == null) {
      return false;
    }
    File folder = jar.getParentFile();
    while (folder != null && !BuildFolders.isOne(folder.getName())) {
      folder = folder.getParentFile();
    }
    File project = folder == null ? null : folder.getParentFile();
    return project != null && sourceFile.startsWith(project.toPath());
  }
}
