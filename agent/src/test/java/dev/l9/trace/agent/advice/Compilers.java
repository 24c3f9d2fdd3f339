package dev.l9.trace.agent.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.L9Sensitive;
import dev.l9.trace.agent.scan.AnnotationScanner;
import dev.l9.trace.agent.scan.ClassScanner;
import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.testkit.Jdk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import net.bytebuddy.jar.asm.ClassReader;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Compilers of Java that put their classes into one folder. */
public final class Compilers {

  private static final Pattern NAME = Pattern.compile("(?m)^(?:@[\\w.]+ )?(?:class|record) (\\w+)");

  private final Path folder;

  public Compilers(Path folder) {
    this.folder = folder;
  }

  /** That of the JDK which runs the tests. */
  public void javac(String options, String... sources) throws IOException {
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(
        0, compiler.run(null, null, errors, arguments(options, sources)), errors::toString);
  }

  public void javac(Jdk jdk, String options, String... sources) throws Exception {
    List<String> command = new ArrayList<>(List.of(jdk.javac().toString()));
    command.addAll(List.of(arguments(options, sources)));
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }

  /** Eclipse's. */
  public void ecj(String options, String... sources) throws IOException {
    StringWriter errors = new StringWriter();
    PrintWriter out = new PrintWriter(errors);
    assertTrue(
        BatchCompiler.compile(arguments(options, sources), out, out, null), errors::toString);
  }

  private String[] arguments(String options, String... sources) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(options.split(" ", -1)));
    arguments.addAll(List.of("-nowarn", "-proc:none", "-cp", annotations()));
    arguments.addAll(List.of("-d", folder.resolve("classes").toString()));
    for (String source : sources) {
      Matcher name = NAME.matcher(source);
      assertTrue(name.find());
      Path file = folder.resolve(name.group(1) + ".java");
      Files.writeString(file, source);
      arguments.add(file.toString());
    }
    return arguments.toArray(new String[0]);
  }

  private static String annotations() {
    try {
      URI place = L9Sensitive.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(place).toString();
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** All classes that were compiled so far, the last of each name. */
  public List<ScannedClass> classes() throws IOException {
    List<ScannedClass> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("classes"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        ClassReader reader = new ClassReader(Files.readAllBytes(file));
        classes.add(ClassScanner.scan(reader, new AnnotationScanner(List.of())));
      }
    }
    return classes;
  }
}
