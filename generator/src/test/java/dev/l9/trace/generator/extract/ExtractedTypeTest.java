package dev.l9.trace.generator.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.generator.extract.ExtractedType.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractedTypeTest {

  @TempDir Path folder;
  private SourceTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SourceTree(folder);
  }

  private static List<String> fields(ExtractedType type) {
    return type.fields().stream()
        .map(field -> field.type() + " " + field.name() + " " + field.nullness())
        .toList();
  }

  private static List<String> methods(ExtractedType type) {
    return type.methods().stream()
        .map(
            method ->
                method.line()
                    + ": "
                    + method.result()
                    + " "
                    + method.name()
                    + method.parameters().stream().map(one -> one.type().toString()).toList()
                    + (method.thrown().isEmpty() ? "" : " throws " + method.thrown())
                    + (method.isAbstract() ? "" : " {}"))
        .toList();
  }

  @Test
  void componentsOfRecord_haveFullNames() throws IOException {
    tree.java(
        """
        package com.example;

        import java.time.Instant;
        import java.util.*;

        /** A record Order of things. */
        @Deprecated
        public record Order(
            String id, long cents, List<Line> lines, Map<String, ? extends Line> byId,
            byte[] hash, Instant at, Map.Entry<String, int[]> entry, Object... others) {

          static final String PREFIX = "record Fake {";

          public Order {
            Objects.requireNonNull(id);
          }
        }
        """);
    tree.java("package com.example; public record Line(String name) {}");
    ExtractedType type = tree.type("com.example.Order");
    assertEquals(Kind.RECORD, type.kind());
    assertEquals("src/main/java/com/example/Order.java", type.file());
    assertEquals(8, type.line());
    assertEquals(
        List.of(
            "java.lang.String id UNSPECIFIED",
            "long cents NON_NULL",
            "java.util.List<com.example.Line> lines UNSPECIFIED",
            "java.util.Map<java.lang.String, ? extends com.example.Line> byId UNSPECIFIED",
            "byte[] hash UNSPECIFIED",
            "java.time.Instant at UNSPECIFIED",
            "java.util.Map.Entry<java.lang.String, int[]> entry UNSPECIFIED",
            "java.lang.Object[] others UNSPECIFIED"),
        fields(type));
  }

  @Test
  void typesOfComponents_areExtractedToo() throws IOException {
    tree.java(
        "package a; import b.B; import lib.Unknown; public record A(B b, Unknown u, A self) {}");
    tree.java(
        "package b; public record B(java.util.List<Kind> kinds) { public enum Kind { X, Y { } ; static final Kind Z = X; int n; } }");
    tree.java("package b; public record Unused(String s) {}");
    Extraction.Outcome outcome = tree.extract(ModuleSpecs.on("a.A"));
    assertEquals(List.of(), outcome.blockers());
    assertEquals(
        List.of("a.A", "b.B", "b.B.Kind"),
        outcome.extractions().types().stream().map(ExtractedType::qualifiedName).toList());
    assertEquals(List.of("X", "Y"), outcome.extractions().types().get(2).constants());
    assertEquals(
        List.of("b.B b UNSPECIFIED", "lib.Unknown u UNSPECIFIED", "a.A self UNSPECIFIED"),
        fields(outcome.extractions().types().get(0)));
  }

  @Test
  void typesThatMethodsOfDependencyNeed_areExtracted() throws IOException {
    tree.java("package a; public interface Registry { Result dispatch(Request request); }");
    tree.java("package a; public record Request(Detail detail) {}");
    tree.java("package a; public record Detail(int n) {}");
    tree.java("package a; public interface Result { Deep deep(); }");
    tree.java("package a; public record Deep(int n) {}");
    assertEquals(
        List.of("a.Registry", "a.Request", "a.Result", "a.Detail"),
        tree.extract(ModuleSpecs.on("a.Registry")).extractions().types().stream()
            .map(ExtractedType::qualifiedName)
            .toList());
  }

  @Test
  void interface_hasMethodsOfItsSupertypes() throws IOException {
    tree.java(
        """
        package a;
        public interface Registry extends Base<Tool, String>, java.io.Closeable {
          @Override
          Tool find(String key) throws MissingException;
          default void reload() {}
          static void no() {}
          private void hidden() {}
          <T extends Tool> T typed(Class<T> type);
        }
        """);
    tree.java(
        """
        package a;
        public interface Base<V, K> {
          V find(K key);
          java.util.List<V> all();
          void put(K key, V... values);
        }
        """);
    tree.java("package a; public class MissingException extends Exception {}");
    tree.java("package a; public record Tool(String toolId) {}");
    assertEquals(
        List.of(
            "4: a.Tool find[java.lang.String] throws [a.MissingException]",
            "5: void reload[] {}",
            "8: T typed[java.lang.Class<T>]",
            "4: java.util.List<a.Tool> all[]",
            "5: void put[java.lang.String, a.Tool[]]"),
        methods(tree.type("a.Registry")));
  }

  @Test
  void class_hasInstanceFieldsAndConstructors() throws IOException {
    tree.java(
        """
        package com.example.module;
        public class Task {
          private static int count;
          private final String id, name;
          Task(String id, String name) { this.id = id; this.name = name; }
          private Task() { this("", ""); }
          public String id() { return id; }
          protected void touch() {}
          private void hide() {}
          static class Inner {}
        }
        """);
    ExtractedType type = tree.type("com.example.module.Task");
    assertEquals(
        List.of("java.lang.String id UNSPECIFIED", "java.lang.String name UNSPECIFIED"),
        fields(type));
    assertEquals(List.of("7: java.lang.String id[] {}", "8: void touch[] {}"), methods(type));
    assertEquals(1, type.constructors().size());
    assertEquals(2, type.constructors().get(0).parameters().size());
  }

  @Test
  void name_meansTheNearestType() throws IOException {
    tree.java(
        """
        package a;
        import b.Imported;
        import c.*;
        import static d.Holder.Nested;
        import java.util.List;
        public class Owner<E> extends Base {
          public record Item(Kind kind, Imported imported, Wild wild, Nested nested, Inherited inherited,
              Item self, Owner owner, Other.Deep deep, String string, List list, Integer integer) {}
          public enum Kind { A }
          public record Generic<X>(X x, java.util.List<X[]> xs) {}
          public record Integer(int n) {}
        }
        """);
    tree.java("package a; public class Base { public static class Inherited {} }");
    tree.java("package a; public class Kind {}");
    tree.java("package a; public class Other { public record Deep(int n) {} }");
    tree.java("package a; public class String {}");
    tree.java("package a; public class List {}");
    tree.java("package b; public class Imported {}");
    tree.java("package c; public class Wild {}");
    tree.java("package c; public class Kind {}");
    tree.java("package d; public class Holder { public static class Nested {} }");
    assertEquals(
        List.of(
            "a.Owner.Kind kind UNSPECIFIED",
            "b.Imported imported UNSPECIFIED",
            "c.Wild wild UNSPECIFIED",
            "d.Holder.Nested nested UNSPECIFIED",
            "a.Base.Inherited inherited UNSPECIFIED",
            "a.Owner.Item self UNSPECIFIED",
            "a.Owner owner UNSPECIFIED",
            "a.Other.Deep deep UNSPECIFIED",
            "a.String string UNSPECIFIED",
            "java.util.List list UNSPECIFIED",
            "a.Owner.Integer integer UNSPECIFIED"),
        fields(tree.type("a.Owner.Item")));
    assertEquals(
        List.of("X x UNSPECIFIED", "java.util.List<X[]> xs UNSPECIFIED"),
        fields(tree.type("a.Owner.Generic")));
  }

  @Test
  void nameOfTwoWildcards_isUnclear() throws IOException {
    tree.java("package a;\nimport b.*;\nimport c.*;\npublic record A(Thing thing) {}");
    tree.java("package b; public record Thing(int n) {}");
    tree.java("package c; public record Thing(int n) {}");
    assertEquals(
        List.of(
            "src/main/java/a/A.java:1: CONTRACT_UNCLEAR: Thing may mean each of b.Thing, c.Thing;"
                + " fix: import the one that is meant by its name"),
        tree.blockers(ModuleSpecs.on("a.A")));
  }

  @Test
  void nameOfWildcard_isNoTypeThatIsHiddenThere() throws IOException {
    tree.java("package a;\nimport b.*;\nimport c.*;\npublic record A(Thing thing) {}");
    tree.java("package b; class Thing {}");
    tree.java("package c; public record Thing(int n) {}");
    assertEquals(List.of("c.Thing thing UNSPECIFIED"), fields(tree.type("a.A")));
  }

  @Test
  void nullness_isReadOfAnyAnnotation() throws IOException {
    tree.java(
        """
        package a;
        import java.util.Optional;
        import javax.annotation.CheckForNull;
        import org.jspecify.annotations.Nullable;
        public record A(
            @Nullable String one,
            java.lang.@Nullable String two,
            @CheckForNull String three,
            @lib.NonNull String four,
            @Nullable String[] elements,
            String @Nullable [] array,
            @CheckForNull String[] declared,
            Optional<String> optional,
            int number) {}
        """);
    assertEquals(
        List.of(
            "java.lang.String one NULLABLE",
            "java.lang.String two NULLABLE",
            "java.lang.String three NULLABLE",
            "java.lang.String four NON_NULL",
            "java.lang.String[] elements UNSPECIFIED",
            "java.lang.String[] array NULLABLE",
            "java.lang.String[] declared NULLABLE",
            "java.util.Optional<java.lang.String> optional UNSPECIFIED",
            "int number NON_NULL"),
        fields(tree.type("a.A")));
  }

  @Test
  void nullness_hasDefaultsOfTypePackageAndModule() throws IOException {
    tree.write(
        "src/main/java/a/package-info.java",
        "@NullMarked package a; import org.jspecify.annotations.NullMarked;");
    tree.java(
        "package a; public record A(String s, @org.jspecify.annotations.Nullable String t) {}");
    tree.java("package a; @org.jspecify.annotations.NullUnmarked public record B(String s) {}");
    tree.java("package b; public record C(String s) {}");
    assertEquals(
        List.of("java.lang.String s NON_NULL", "java.lang.String t NULLABLE"),
        fields(tree.type("a.A")));
    assertEquals(List.of("java.lang.String s UNSPECIFIED"), fields(tree.type("a.B")));
    assertEquals(List.of("java.lang.String s UNSPECIFIED"), fields(tree.type("b.C")));
    tree.write(
        "src/main/java/module-info.java", "@org.jspecify.annotations.NullMarked module m {}");
    assertEquals(List.of("java.lang.String s NON_NULL"), fields(tree.type("b.C")));
  }

  @Test
  void file_mayHaveAnyLineEndsAndEncoding() throws IOException {
    String text = "package a;\r\n\r\n// Überschrift\r\npublic record A(\r\n  String s) {}\r\n";
    tree.write("src/main/java/a/A.java", "\ufeff" + text);
    assertEquals(4, tree.type("a.A").line());
    tree.write("src/main/java/a/A.java", text.getBytes(ISO_8859_1));
    assertEquals(4, tree.type("a.A").line());
    tree.write("src/main/java/a/A.java", text.replace("\r\n", "\r"));
    assertEquals(4, tree.type("a.A").line());
  }

  @Test
  void typeBesideOthers_isFoundWhateverTheFileIsCalled() throws IOException {
    tree.write(
        "src/main/java/a/Many.java",
        """
        /* package wrong; */
        package a . /* odd */ b;
        class Many { String s = "class Fake {"; char c = '"'; }
        interface Second {}
        @interface Mark {}
        """);
    assertEquals(
        Kind.INTERFACE,
        tree.extract(ModuleSpecs.on("a.b.Second").inPackage("a.b"))
            .extractions()
            .types()
            .get(0)
            .kind());
  }

  @Test
  void syntaxOfJava25_isReadThere() throws IOException {
    assumeTrue(Runtime.version().feature() >= 25);
    tree.java(
        """
        package a;
        import module java.base;
        public record A(List<String> names, Path path) {
          static void look(Object o) {
            switch (o) {
              case A(var names, _) when names.isEmpty() -> {}
              default -> {}
            }
          }
        }
        """);
    assertEquals(
        List.of(
            "java.util.List<java.lang.String> names UNSPECIFIED",
            "java.nio.file.Path path UNSPECIFIED"),
        fields(tree.type("a.A")));
  }

  @Test
  void textOfOtherSources_isNotDisturbedByThem() throws IOException {
    tree.write("src/main/java/module-info.java", "module m { exports a; }");
    tree.write("src/main/kotlin/a/K.kt", "package a\nclass K");
    tree.write("src/main/java/a/Broken.java", "package a; public class Broken {{{{");
    tree.java("package a; public record A(K k) {}");
    ExtractedType type = tree.type("a.A");
    assertTrue(fields(type).contains("K k UNSPECIFIED"), fields(type).toString());
  }
}
