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
 * Reads class files in folders and jars. It uses only classes of the JDK that the program can't
 * replace, since the program may have its own file system and its own handlers of URLs.
 */
final class PlainFiles {

  private static final String FILE = "file:";
  private static final String IN_JAR = "!/";

  private PlainFiles() {}

  /**
   * The file with this path in the folder or jar from which a class comes; null if there is none,
   * or if it is neither a folder nor a plain jar.
   */
  static byte @Nullable [] beside(@Nullable ProtectionDomain domain, String path)
      throws IOException {
    String location = location(domain);
    if (!location.startsWith(FILE)) {
      return null;
    }
    File place = file(location);
    return place.isFile() ? inJar(place, path) : inFolder(place, path);
  }

  /** The URL of the place from which a class comes; empty if it isn't known. */
  static String location(@Nullable ProtectionDomain domain) {
    CodeSource source = domain == null ? null : domain.getCodeSource();
    // A subclass of CodeSource belongs to the program, and may do anything.
    URL url = source == null || source.getClass() != CodeSource.class ? null : source.getLocation();
    return url == null ? "" : url.getProtocol() + ":" + url.getPath();
  }

  /** Reads the resource that a loader of the JDK has found. */
  static byte @Nullable [] at(URL url) throws IOException {
    String path = url.getPath();
    int inJar = path.lastIndexOf(IN_JAR);
    if (url.getProtocol().equals("file")) {
      return read(new FileInputStream(file(FILE + path)));
    } else if (url.getProtocol().equals("jar") && path.startsWith(FILE) && inJar > 0) {
      return inJar(file(path.substring(0, inJar)), path.substring(inJar + IN_JAR.length()));
    }
    // The URL is in the JDK's image, whose handler can't be replaced.
    return read(url.openStream());
  }

  /** Reads a file below a folder; null if there is none. */
  static byte @Nullable [] inFolder(File folder, String path) throws IOException {
    File file = new File(folder, path);
    return file.isFile() ? read(new FileInputStream(file)) : null;
  }

  /** Reads an entry of a jar; null if there is none. */
  static byte @Nullable [] inJar(File file, String path) throws IOException {
    try (JarFile jar = open(file)) {
      JarEntry entry = jar.getJarEntry(path);
      return entry == null ? null : read(jar.getInputStream(entry));
    }
  }

  /**
   * Opens a jar. If the program has it open, the JDK shares its table of entries, so that this is
   * cheap.
   */
  static JarFile open(File file) throws IOException {
    return new JarFile(file, false, ZipFile.OPEN_READ, Runtime.version());
  }

  /** Reads a class file or another small file to its end, and closes it. */
  static byte[] read(InputStream content) throws IOException {
    try (InputStream in = content) {
      return in.readNBytes(ClassBytes.MAX_BYTES);
    }
  }

  /** Parses the text of a URL, since the URL object might call a handler of the program. */
  static File file(String url) {
    try {
      return new File(new URI(url));
    } catch (URISyntaxException | IllegalArgumentException e) {
      // The URL has unescaped spaces, as some programs write them.
      return new File(url.substring(FILE.length()));
    }
  }
}
