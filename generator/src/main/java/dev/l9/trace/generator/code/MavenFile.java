package dev.l9.trace.generator.code;

import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.MavenSpec;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes the {@code pom.xml} of a module that is a Maven project of its own. */
public final class MavenFile {

  private MavenFile() {}

  /** The file; empty where the spec has no {@code module.maven}. */
  public static Optional<GeneratedFile> of(ModuleSpec spec) {
    return spec.maven()
        .map(maven -> new GeneratedFile("pom.xml", FileRole.BUILD, text(spec, maven)));
  }

  private static String text(ModuleSpec spec, MavenSpec maven) {
    return template()
        .replace("{group}", escaped(maven.group()))
        .replace("{artifact}", escaped(maven.artifact()))
        .replace("{version}", escaped(maven.version()))
        .replace("{name}", escaped(spec.identity().name()))
        .replace("{purpose}", escaped(spec.identity().purpose()));
  }

  private static String template() {
    try (InputStream pom = MavenFile.class.getResourceAsStream("pom-template.xml")) {
      if (pom == null) {
        throw new IllegalStateException("the jar of l9 lacks pom-template.xml");
      }
      return new String(pom.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the jar of l9 can't be read", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
