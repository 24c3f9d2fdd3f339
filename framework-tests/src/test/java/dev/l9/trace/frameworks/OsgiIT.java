package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bundles in Felix, whose class loaders see only what their manifests import. */
@JdksInTurn
class OsgiIT {

  private static final String STRICT = "org.osgi.framework";

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aBundle_isTracedWithoutImportingAnything(Jdk jdk) throws IOException {
    TestProject bundle =
        Libraries.program("bundle", new TestProject(Files.createDirectory(folder.resolve("b"))))
            .libraries(Libraries.of("org/apache/felix"))
            .compile("-g");
    TestProject project =
        Libraries.program("osgi", new TestProject(folder))
            .libraries(Libraries.of("org/apache/felix"))
            .compile("-g");
    String strict = jar(bundle, "strict", STRICT);
    String importing = jar(bundle, "importing", STRICT + ",dev.l9.trace");
    ProgramRun plain = project.runPlain(jdk, "demo.App", strict, importing);
    ProgramRun run = project.run(jdk, "update=false", "demo.App", strict, importing);
    assertEquals(
        """
        placed 7
        no API
        strict is in state 32
        placed 7
        current: true
        importing is in state 32
        ended: true
        """,
        run.out());
    assertEquals(plain.out(), run.out().replace("current: true", "current: false"));
    assertEquals(plain.err(), run.err()); // On JDK 25, Felix itself causes warnings.
    assertEquals(0, run.exitCode());
    assertEquals(
        """
        place(order=Order{id=7, customer=strict}) → placed 7
        place(order=Order{id=7, customer=importing}) → placed 7
        current()
        """,
        TraceText.tree(project.events()));
  }

  private static String jar(TestProject bundle, String name, String imports) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Bundle-ManifestVersion", "2");
    attributes.putValue("Bundle-SymbolicName", name);
    attributes.putValue("Bundle-Version", "1.0.0");
    attributes.putValue("Bundle-Activator", "bundled.Activator");
    attributes.putValue("Import-Package", imports);
    Path jar = bundle.folder().resolve(name + ".jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        Stream<Path> classes = Files.list(bundle.classes().resolve("bundled"))) {
      for (Path file : classes.sorted().toList()) {
        entries.putNextEntry(new JarEntry("bundled/" + file.getFileName()));
        entries.write(Files.readAllBytes(file));
      }
    }
    return jar.toString();
  }
}
