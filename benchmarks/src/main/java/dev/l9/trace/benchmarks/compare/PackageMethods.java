package dev.l9.trace.benchmarks.compare;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;

/** The methods with code of a package in a jar, for agents that want to be told each of them. */
final class PackageMethods {

  private PackageMethods() {}

  static Map<String, List<String>> of(Path jar, String packageName) {
    Map<String, List<String>> methods = new TreeMap<>();
    try (JarFile file = new JarFile(jar.toFile());
        URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      List<String> types =
          file.stream()
              .map(entry -> entry.getName().replace('/', '.'))
              .filter(name -> name.startsWith(packageName + ".") && name.endsWith(".class"))
              .map(name -> name.substring(0, name.length() - ".class".length()))
              .toList();
      for (String type : types) {
        List<String> names = methods(Class.forName(type, false, loader));
        if (!names.isEmpty()) {
          methods.put(type, names);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
    return methods;
  }

  private static List<String> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !method.isSynthetic() && !Modifier.isAbstract(method.getModifiers()))
        .map(Method::getName)
        .distinct()
        .sorted()
        .toList();
  }
}
