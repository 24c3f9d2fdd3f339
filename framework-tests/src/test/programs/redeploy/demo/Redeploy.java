package demo;

import java.io.File;
import java.lang.ref.WeakReference;
import java.net.URL;
import java.net.URLClassLoader;

/** Deploys the application twice, and lets go of it. */
public class Redeploy {

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 2; i++) {
      WeakReference<ClassLoader> loader = deploy(System.getProperty("java.class.path"));
      for (int wait = 0; wait < 6000 && loader.get() != null; wait++) {
        System.gc();
        Thread.sleep(50);
      }
      System.out.println(loader.get() == null ? "collected" : "kept");
    }
    System.exit(0);
  }

  static WeakReference<ClassLoader> deploy(String path) throws Exception {
    String[] parts = path.split(File.pathSeparator);
    URL[] urls = new URL[parts.length];
    for (int i = 0; i < parts.length; i++) {
      urls[i] = new File(parts[i]).toURI().toURL();
    }
    try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
      loader.loadClass("demo.App").getMethod("start").invoke(null);
      return new WeakReference<>(loader);
    }
  }
}
