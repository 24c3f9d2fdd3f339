package dev.l9.trace.agent.classfile;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Reads class files in folders and jars, by classes that the program can't put its own in place of:
 * it may have a file system of its own, and handlers of URLs.
 */
final class PlainFiles {

  private static final String FILE = "file:";
  private static final String IN_JAR = "!/";

  private PlainFiles() {}

  /** The file of a path where a class comes from; null where it isn't a folder or a plain jar. */
  static byte @Nullable [] beside(@Nullable ProtectionDomain domain, String path)
      throws IOException {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    // A subclass is the program's, and may do anything.
    URL url = source == null || source.getClass() != CodeSource.class ? null : source.getLocation();
    if (url == null || !url.getProtocol().equals("file")) {
      return null;
    }
    File place = file(FILE + url.getPath());
    return place.isFile() ? inJar(place, path) : inFolder(place, path);
  }

  /** The resource that a loader of the JDK has found. */
  static byte @Nullable [] at(URL url) throws IOException {
    String path = url.getPath();
    int inJar = path.lastIndexOf(IN_JAR);
    if (url.getProtocol().equals("file")) {
      return read(new FileInputStream(file(FILE + path)));
    } else if (url.getProtocol().equals("jar") && path.startsWith(FILE) && inJar > 0) {
      return inJar(file(path.substring(0, inJar)), path.substring(inJar + IN_JAR.length()));
    }
    return read(url.openStream()); // Of the JDK's image, whose handler stays the JDK's.
  }

  private static byte @Nullable [] inFolder(File folder, String path) throws IOException {
    File file = new File(folder, path);
    return file.isFile() ? read(new FileInputStream(file)) : null;
  }

  /** Where the program has the jar open, the JDK keeps its table, and to open it costs little. */
  private static byte @Nullable [] inJar(File file, String path) throws IOException {
    try (JarFile jar = new JarFile(file, false, ZipFile.OPEN_READ, Runtime.version())) {
      JarEntry entry = jar.getJarEntry(path);
      return entry == null ? null : read(jar.getInputStream(entry));
    }
  }

  private static byte[] read(InputStream content) throws IOException {
    try (InputStream in = content) {
      return in.readNBytes(ClassBytes.MAX_BYTES);
    }
  }

  /** Of the text, since to ask the URL itself may be to ask a handler of the program's. */
  private static File file(String url) {
    try {
      return new File(new URI(url));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return new File(url.substring(FILE.length())); // With spaces, as some write it.
    }
  }
}
