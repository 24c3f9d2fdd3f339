package dev.l9.trace.generator.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Thorough;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources that compile but are unusual, and some that parse and don't compile. */
class OddSourcesTest {

  @TempDir Path folder;
  private SourceTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SourceTree(folder);
  }

  private List<String> fields(String type) throws IOException {
    return tree.type(type).fields().stream().map(field -> field.type().toString()).toList();
  }

  @Test
  void typesThatExtendEachOther_end() throws IOException {
    tree.java("package a; public class A extends B { Inner i; Missing m; public void a() {} }");
    tree.java("package a; public class B extends C { public void b() {} }");
    tree.java("package a; public class C extends A { class Inner {} public void c() {} }");
    tree.java("package a; public class Self extends Self.Inner { class Inner {} Nothing n; }");
    assertEquals(List.of("a.C.Inner", "Missing"), fields("a.A"));
    assertEquals(
        List.of("a", "b", "c"),
        tree.type("a.A").methods().stream().map(ExtractedType.Method::name).toList());
    assertEquals(List.of("Nothing"), fields("a.Self"));
  }

  @Test
  void typesThatNeedEachOther_end() throws IOException {
    tree.java("package a; public record A(B b, java.util.List<A> as) {}");
    tree.java("package a; public record B(A a, A[] as, java.util.Map<A, ? super B> map) {}");
    assertEquals(2, tree.extract(ModuleSpecs.on("a.A")).extractions().types().size());
  }

  @Test
  void nestedTypes_areFoundByTheirNamesWithDots() throws IOException {
    tree.java(
        """
        package a;
        public interface Outer {
          record In(Deep deep, Outer.Side side, a.Outer.Side full) {
            public enum Deep { A { void f() {} }, B(1), @Deprecated C; Deep() {} Deep(int n) {} public static final Deep LAST = C; }
          }
          sealed interface Side permits Left, Right {}
          record Left() implements Side {}
          record Right(int... ns) implements Side {}
        }
        """);
    assertEquals(List.of("a.Outer.In.Deep", "a.Outer.Side", "a.Outer.Side"), fields("a.Outer.In"));
    assertEquals(List.of("A", "B", "C"), tree.type("a.Outer.In.Deep").constants());
    assertEquals(List.of("int[]"), fields("a.Outer.Right"));
  }

  @Test
  void filesWithoutTypes_areNoProblem() throws IOException {
    tree.write("src/main/java/a/Empty.java", "")
        .write("src/main/java/a/package-info.java", "/** Only words. */\npackage a;")
        .write("src/main/java/a/Semicolons.java", "package a;;;")
        .write("src/main/java/a/Binary.java", new byte[] {0, 1, 2, (byte) 0xff, '{', '"'})
        .java("package a; public record A(int n) {}");
    assertEquals(List.of("int"), fields("a.A"));
  }

  @Test
  void typeNamedLikeAPackage_isTold() throws IOException {
    tree.java("package a.b; public record C(int n) {}");
    tree.java("package a; public class b { public record C(String s) {} }");
    assertEquals(
        List.of(
            "module.yaml:20: SPEC_BLOCKER: Model found twice: a.b.C is in"
                + " src/main/java/a/b.java:1 and in src/main/java/a/b/C.java:1; fix: delete one of"
                + " them, or have git ignore it"),
        tree.blockers(ModuleSpecs.on("a.b.C")));
  }

  @Test
  void typesOfTheUnnamedPackage_meanEachOther() throws IOException {
    tree.write("src/main/java/A.java", "public record A(B b, String s) {}")
        .write("src/main/java/B.java", "public record B(int n) {}");
    assertEquals(List.of("B", "java.lang.String"), fields("A"));
  }

  @Test
  void genericArrayAndMixedArray_keepTheirDimensions() throws IOException {
    tree.java("package a; public class A { java.util.List<String>[] lists; int grid[][], n; }");
    assertEquals(List.of("java.util.List[]<java.lang.String>", "int[][]", "int"), fields("a.A"));
    assertEquals(
        true,
        ExtractionText.of(tree.extract(ModuleSpecs.on("a.A")).extractions())
            .contains("- java.util.List<String>[] lists\n"));
  }

  @Thorough
  @Test
  void typeOfALargeGraph_isBounded() throws IOException {
    for (int i = 0; i < 510; i++) {
      tree.java("package a; public record A%d(A%d next) {}".formatted(i, i + 1));
    }
    assertEquals(
        List.of(
            "module.yaml:20: SPEC_BLOCKER: the dependencies need more than 500 types of the"
                + " repository; fix: declare ports for what the module calls, and name fewer"
                + " dependencies"),
        tree.blockers(ModuleSpecs.on("a.A0")));
  }

  @Test
  void namesThatTheCodeMakesUp_doNoHarmInTexts() throws IOException {
    tree.java(
        "package a; public interface A { void f(@lib.Named(\"x: y # z\\n- \\\"\") String s); }");
    assertEquals(
        "      methods:\n        - void f(String s)\n",
        ExtractionText.of(tree.extract(ModuleSpecs.on("a.A")).extractions())
            .replaceAll("(?s).*(      methods:\n.*?)  tool_identity.*", "$1"));
  }
}
