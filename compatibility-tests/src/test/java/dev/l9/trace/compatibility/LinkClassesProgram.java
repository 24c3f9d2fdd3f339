package dev.l9.trace.compatibility;

import java.io.File;
import java.io.IOException;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Has the JVM verify every class of the jars on its class path, initialising none, and prints which
 * ones it refuses, as those that need what isn't there.
 */
final class LinkClassesProgram {

  private LinkClassesProgram() {}

  public static void main(String[] args) throws IOException {
    int linked = 0;
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (entry.endsWith(".jar")) {
        linked += linkAll(entry);
      }
    }
    System.out.println(linked + " are good");
  }

  private static int linkAll(String jar) throws IOException {
    int linked = 0;
    try (ZipFile zip = new ZipFile(jar)) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        String name = all.nextElement().getName();
        if (name.endsWith(".class") && !name.startsWith("META-INF") && !name.contains("-info.")) {
          linked += link(name.substring(0, name.length() - 6).replace('/', '.')) ? 1 : 0;
        }
      }
    }
    return linked;
  }

  private static boolean link(String name) {
    try {
      // The JVM links a class before it tells its methods.
      Class.forName(name, false, LinkClassesProgram.class.getClassLoader()).getDeclaredMethods();
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      // Not its message: which of several missing classes is met first doesn't matter.
      System.out.println(name + ": " + e.getClass().getName());
      return false;
    }
  }
}
