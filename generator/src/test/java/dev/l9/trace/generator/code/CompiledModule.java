package dev.l9.trace.generator.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.L9Traced;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.util.Preconditions;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.opentest4j.AssertionFailedError;

/** A generated module, compiled as its {@code pom.xml} has it compiled, and tested in this JVM. */
final class CompiledModule {

  private final Path classes;
  private final List<String> tests;

  private CompiledModule(Path classes, List<String> tests) {
    this.classes = classes;
    this.tests = tests;
  }

  /** Compiles Java files with all warnings, each of which is an error. */
  static CompiledModule of(List<GeneratedFile> files, Path folder) throws IOException {
    List<Path> sources = new ArrayList<>();
    List<String> tests = new ArrayList<>();
    for (GeneratedFile file : files) {
      if (file.path().endsWith(".java")) {
        Path source = folder.resolve("src-all").resolve(file.path());
        Files.createDirectories(source.getParent());
        Files.writeString(source, file.text());
        sources.add(source);
        if (file.role() == FileRole.TEST) {
          tests.add(className(file.path()));
        }
      }
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    assertEquals("", complaints(sources, classes));
    return new CompiledModule(classes, tests);
  }

  private static String className(String path) {
    return path.substring("src/test/java/".length(), path.length() - ".java".length())
        .replace('/', '.');
  }

  private static String complaints(List<Path> sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      List<String> options =
          List.of(
              "--release",
              "17",
              "-Xlint:all",
              "-Werror",
              "-Xdoclint:all,-missing",
              "-proc:none",
              "-d",
              classes.toString(),
              "-cp",
              classPath());
      compiler
          .getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call();
    }
    return found.getDiagnostics().stream().map(Object::toString).collect(Collectors.joining("\n"));
  }

  private static String classPath() {
    return Stream.of(
            L9Traced.class,
            Test.class,
            Preconditions.class,
            API.class,
            NullMarked.class,
            AssertionFailedError.class,
            JupiterTestEngine.class,
            TestExecutionResult.class)
        .map(CompiledModule::location)
        .distinct()
        .collect(Collectors.joining(java.io.File.pathSeparator));
  }

  private static String location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs all tests; by name, {@code ""} or what was wrong. */
  Map<String, String> run() throws IOException {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader loader =
        new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, CompiledModule.class.getClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      return run(loader);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private Map<String, String> run(ClassLoader loader) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(
                tests.stream()
                    .map(name -> DiscoverySelectors.selectClass(load(loader, name)))
                    .toList())
            .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
            .build();
    Outcomes outcomes = new Outcomes();
    Launcher launcher =
        LauncherFactory.create(
            LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .addTestEngines(new JupiterTestEngine())
                .build());
    launcher.execute(request, outcomes);
    return outcomes.byName;
  }

  private static Class<?> load(ClassLoader loader, String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The names of the tests that failed, with what they say. */
  Map<String, String> failures() throws IOException {
    Map<String, String> failures = new TreeMap<>(run());
    failures.values().removeIf(String::isEmpty);
    return failures;
  }

  private static final class Outcomes implements TestExecutionListener {
    private final Map<String, String> byName = new TreeMap<>();

    /** The last part of the package, and a dot. */
    private static String packageOf(TestIdentifier test) {
      String type =
          test.getSource()
              .filter(MethodSource.class::isInstance)
              .map(source -> ((MethodSource) source).getClassName())
              .orElse("none.None");
      String name = type.substring(0, type.lastIndexOf('.'));
      return name.substring(name.lastIndexOf('.') + 1) + ".";
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (test.isTest() || result.getThrowable().isPresent()) {
        String failure = result.getThrowable().map(Object::toString).orElse("");
        byName.put(packageOf(test) + test.getDisplayName(), failure);
      }
    }
  }
}
