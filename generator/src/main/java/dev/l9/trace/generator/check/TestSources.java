package dev.l9.trace.generator.check;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import dev.l9.trace.generator.module.GeneratedFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/**
 * The tests of a module as their sources have them: what each is tagged with, and what its
 * assertions look at. Whether they run and pass is for {@link EvidenceTable} to say.
 *
 * @param tests in the order of the files, then of the methods
 */
public record TestSources(List<TestMethod> tests) {

  private static final Set<String> TEST =
      Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

  public TestSources {
    tests = List.copyOf(tests);
  }

  /** Reads those of the files that are tests. */
  public static TestSources of(List<GeneratedFile> files) {
    return of(SourceParser.parse(files));
  }

  static TestSources of(SourceParser.Parsed parsed) {
    List<TestMethod> tests = new ArrayList<>();
    for (GeneratedSource source : parsed.sources()) {
      if (source.isTest()) {
        new Reader(source, tests).scan(source.unit(), null);
      }
    }
    return new TestSources(tests);
  }

  private static final class Reader extends TreeScanner<Void, Void> {
    private final GeneratedSource source;
    private final List<TestMethod> tests;
    private final Deque<ClassTree> types = new ArrayDeque<>();

    Reader(GeneratedSource source, List<TestMethod> tests) {
      this.source = source;
      this.tests = tests;
    }

    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      types.addLast(type);
      super.visitClass(type, null);
      types.removeLast();
      return null;
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      if (annotations(method).stream().anyMatch(one -> TEST.contains(nameOf(one)))) {
        tests.add(test(method));
      }
      return null; // A class in a method holds no test.
    }

    private TestMethod test(MethodTree method) {
      AssertionReader assertions = new AssertionReader(List.copyOf(types));
      assertions.read(method);
      List<String> contracts = new ArrayList<>();
      annotations(method).forEach(annotation -> addTags(annotation, contracts));
      return new TestMethod(
          source.path(),
          className(),
          method.getName().toString(),
          source.line(method),
          contracts,
          assertions.asserted(),
          assertions.statuses(),
          assertions.count());
    }

    private String className() {
      PackageTree in = source.unit().getPackage();
      String begin = in == null ? "" : in.getPackageName() + ".";
      List<String> names = types.stream().map(type -> type.getSimpleName().toString()).toList();
      return begin + String.join("$", names);
    }

    private static List<? extends AnnotationTree> annotations(MethodTree method) {
      return method.getModifiers().getAnnotations();
    }

    private static String nameOf(AnnotationTree annotation) {
      return TypeTrees.simpleName(annotation.getAnnotationType());
    }

    /** Of {@code @Tag}, and of those in {@code @Tags}. */
    private static void addTags(AnnotationTree annotation, List<String> contracts) {
      if (nameOf(annotation).equals("Tag")) {
        annotation.getArguments().forEach(argument -> addText(argument, contracts));
      } else if (nameOf(annotation).equals("Tags")) {
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitAnnotation(AnnotationTree inner, Void nothing) {
            addTags(inner, contracts);
            return null;
          }
        }.scan(annotation.getArguments(), null);
      }
    }

    private static void addText(ExpressionTree argument, List<String> contracts) {
      Tree value =
          argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
      if (value instanceof LiteralTree literal && literal.getValue() instanceof String text) {
        contracts.add(text);
      }
    }
  }
}
