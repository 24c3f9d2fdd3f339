package dev.l9.trace.replay.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.value.Helper;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Puts calls that check what comes out into one test class. */
public final class CheckedTest {

  private CheckedTest() {}

  /**
   * The test class.
   *
   * @param className its name
   * @param about what it is, in words, names and ids
   * @param calls of methods of one class, at least one
   * @param more other methods that it has
   * @param members source of further members, which uses full names; ASCII
   */
  public static ReplayTest of(
      String className,
      String about,
      List<CheckedCall> calls,
      List<MethodSpec> more,
      String members) {
    String packageName = ClassModel.packageOf(calls.get(0).className());
    TypeSpec.Builder type = TypeSpec.classBuilder(className).addJavadoc("$L", about);
    Set<Helper> helpers = EnumSet.noneOf(Helper.class);
    Set<String> assumptions = new TreeSet<>();
    for (CheckedCall call : calls) {
      type.addMethod(call.method());
      helpers.addAll(call.helpers());
      assumptions.addAll(call.assumptions());
    }
    more.forEach(type::addMethod);
    helpers.forEach(helper -> type.addMethod(Helpers.of(helper)));
    String source =
        JavaFile.builder(packageName, type.build())
            .indent("  ")
            .skipJavaLangImports(true)
            .addStaticImport(ClassName.get("org.junit.jupiter.api", "Assertions"), "assertTrue")
            .build()
            .toString();
    int end = source.lastIndexOf('}');
    return new ReplayTest(
        packageName,
        className,
        calls.get(0).method().name(),
        TestSource.ascii(source.substring(0, end) + "\n" + members + source.substring(end)),
        List.copyOf(assumptions),
        List.of(),
        List.of());
  }
}
