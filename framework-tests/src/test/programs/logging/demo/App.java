package demo;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Logs as three applications in one JVM, each with its own SLF4J. */
public class App {

  public static void main(String[] args) throws Exception {
    List<URL> urls = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(path).toUri().toURL());
    }
    WeakReference<ClassLoader> left = run(urls);
    for (int i = 0; i < 6000 && left.get() != null; i++) {
      System.gc();
      Thread.sleep(20);
    }
    System.out.println("the left one is gone: " + (left.get() == null));
  }

  private static WeakReference<ClassLoader> run(List<URL> urls) throws Exception {
    try (URLClassLoader left = loader(urls);
        URLClassLoader right = loader(urls)) {
      // All three are there before the first runs.
      List<Class<?>> all =
          List.of(Work.class, left.loadClass("demo.Work"), right.loadClass("demo.Work"));
      all.get(0).getMethod("run", String.class).invoke(null, "app");
      all.get(1).getMethod("run", String.class).invoke(null, "left");
      all.get(2).getMethod("run", String.class).invoke(null, "right");
      return new WeakReference<>(left);
    }
  }

  private static URLClassLoader loader(List<URL> urls) {
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }
}
