package dev.l9.trace.agent.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.agent.advice.Compilers;
import dev.l9.trace.agent.scan.GeneratedMethods;
import dev.l9.trace.agent.scan.GeneratedProxies;
import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.agent.scan.SourceLanguage;
import dev.l9.trace.agent.scan.TracedMark;
import dev.l9.trace.bootstrap.MethodPattern;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a class that tools and compilers have a part in stands in its source. */
class MethodSelectorTest {

  @TempDir Path folder;
  private Compilers compilers;

  @BeforeEach
  void intoTheFolder() {
    compilers = new Compilers(folder);
  }

  private static MethodSelector selector(String include) {
    List<MethodPattern> patterns = MethodPattern.parseList(include);
    return new MethodSelector(
        new SelectionRules(
            patterns, List.of(), List.of(), false, false, List.of(), List.of(), List.of()));
  }

  private String traced(String include) throws IOException {
    MethodSelector selector = selector(include);
    List<String> traced = new ArrayList<>();
    for (ScannedClass owner : compilers.classes()) {
      for (ScannedMethod method : owner.methods) {
        if (selector.select(owner, method).isTraced()) {
          traced.add(owner.internalName + "." + method.name);
        }
      }
    }
    traced.sort(null);
    return String.join(" ", traced);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-g", "-g:source,lines"})
  void anAccessorOfTheSource_isTracedByTheTypesMark(String options) throws IOException {
    String expected = "Line.name Line.upper Lines.age Lines.twice None.word";
    compilers.javac(options + " --release 17", LINE, LINES, NONE);
    assertEquals(expected, traced(""));
    compilers.ecj(options + " --release 17", LINES, NONE);
    assertEquals(expected, traced(""));
  }

  private static final String LINE =
      "@dev.l9.trace.L9Traced record Line(String name, int age) {"
          + " public String name() { return name; } String upper() { return name; } }";

  private static final String LINES =
      """
      import dev.l9.trace.L9Traced;

      @L9Traced
      record Lines(String name, int age) {
        Lines {
          name = name.trim();
        }

        int twice() {
          return 2 * age;
        }

        public int age() {
          return age;
        }
      }
      """;

  private static final String NONE =
      """
      import dev.l9.trace.L9Traced;

      @L9Traced
      record None(String word, long more) {
        public String word() {
          return word;
        }
      }
      """;

  @Test
  void whatIsAnnotatedGenerated_isTracedByItsOwnMarkOnly() throws IOException {
    compilers.javac("--release 17", TOOLS);
    assertEquals("Tools.asked Tools.own", traced(""));
    assertEquals("Tools$Plain.mine Tools.asked Tools.own", traced("Tools$*#*"));
  }

  private static final String TOOLS =
      """
      import dev.l9.trace.L9Traced;

      @L9Traced
      class Tools {
        @interface Generated {}

        @interface NotGenerated {}

        @Generated
        String getName() {
          return "generated";
        }

        @Generated
        @L9Traced
        void asked() {}

        @NotGenerated
        void own() {}

        @Generated
        static class Mapper {
          void map() {}
        }

        static class Plain {
          void mine() {}
        }
      }
      """;

  @Test
  void whatAspectJAdds_isNotTraced() {
    ScannedClass aspect = new ScannedClass();
    aspect.isAspect = true;
    assertTrue(GeneratedMethods.isImplicit(aspect, new ScannedMethod(9, "aspectOf", "()La/A;")));
    assertTrue(GeneratedMethods.isImplicit(aspect, new ScannedMethod(9, "hasAspect", "()Z")));
    assertFalse(GeneratedMethods.isImplicit(aspect, new ScannedMethod(1, "mine", "()V")));
    ScannedClass other = new ScannedClass();
    assertTrue(GeneratedMethods.isImplicit(other, new ScannedMethod(1, "ajc$get$n", "()I")));
    assertFalse(GeneratedMethods.isImplicit(other, new ScannedMethod(9, "aspectOf", "()La/A;")));
  }

  /** Kotlin's compiler makes a private method of it, without a flag. */
  @ParameterizedTest
  @ValueSource(strings = {"", "a.Shop#*"})
  void theBodyOfALambda_isNeverSaidToBeAMethodOfTheSource(String include) {
    ScannedClass owner = new ScannedClass();
    owner.internalName = "a/Shop";
    owner.language = SourceLanguage.KOTLIN;
    ScannedMethod body = new ScannedMethod(Opcodes.ACC_PRIVATE, "buy$lambda$0", "()V");
    body.hasCode = true;
    ScannedMethod line = new ScannedMethod(Opcodes.ACC_PRIVATE, "check", "()V");
    line.hasCode = true;
    assertEquals(Selection.LAMBDA, selector(include).select(owner, body));
    owner.mark = TracedMark.DEFAULT;
    assertEquals(Selection.LAMBDA, selector(include).select(owner, body));
    assertEquals(Selection.PRIVATE, selector("").select(owner, line));
    body.mark = TracedMark.DEFAULT;
    assertTrue(selector(include).select(owner, body).isTraced(), "somebody marked the lambda");
  }

  @Test
  void aMarkWithoutCode_isSaidToBeForWhatImplementsIt() {
    ScannedClass owner = new ScannedClass();
    owner.internalName = "a/Api";
    ScannedMethod method = new ScannedMethod(Opcodes.ACC_ABSTRACT, "call", "()V");
    assertEquals(Selection.NO_CODE, selector("").select(owner, method));
    method.mark = TracedMark.DEFAULT;
    assertEquals(Selection.INHERITED_ONLY, selector("").select(owner, method));
    SelectionRules inherit =
        new SelectionRules(
            List.of(), List.of(), List.of(), true, false, List.of(), List.of(), List.of());
    assertEquals(Selection.IMPLEMENTED, new MethodSelector(inherit).select(owner, method));
    ScannedMethod inNativeCode = new ScannedMethod(Opcodes.ACC_NATIVE, "call", "()V");
    inNativeCode.mark = TracedMark.DEFAULT;
    assertEquals(Selection.NO_CODE, selector("").select(owner, inNativeCode));
  }

  @ParameterizedTest
  @CsvSource({
    "a/Repo$HibernateProxy$x7, , a/Repo, org/hibernate/proxy/HibernateProxy, true",
    "a/Repo$HibernateInstantiator$x7, , java/lang/Object, a/Any, true",
    "a/Repo$Hibernate6, Repo.java, java/lang/Object, a/Any, false",
    "a/HibernateRepo, HibernateRepo.java, java/lang/Object, a/Any, false",
    "a/Repo$MockitoMock$1, , a/Repo, org/mockito/internal/creation/bytebuddy/access/MockAccess,"
        + " true",
    "a/Repo$$EnhancerByGuice$$1, , a/Repo, a/Any, true",
    "a/Repo$$SpringCGLIB$$0, <generated>, a/Repo, a/Any, true",
    "a/Repo$$SpringCGLIB$$0, Repo.java, java/lang/Object, a/Any, false",
    "a/Repo_$$_jvst1, , a/Repo, javassist/util/proxy/ProxyObject, true",
    "a/Repo$Proxy$_$$_WeldClientProxy, , a/Repo, a/Any, true",
    "a/Repo_ClientProxy, , a/Repo, io/quarkus/arc/ClientProxy, true",
    "a/Html_Subclass, Html_Subclass.java, a/Html, a/Any, false",
    "a/Any, , java/lang/reflect/Proxy, a/Any, true",
  })
  void aProxy_isKnownByItsFrameworksTypes_orByItsNameWithoutASource(
      String name, String source, String superName, String implemented, boolean isOne) {
    ScannedClass type = new ScannedClass();
    type.internalName = name;
    type.sourceFile = source;
    type.superName = superName;
    type.interfaces = List.of(implemented);
    assertEquals(isOne, GeneratedProxies.isOne(type));
  }

  @Test
  void aNestedClassWithoutDebugInformation_isNoProxyForItsName() throws IOException {
    compilers.javac("-g:none --release 17", REPO);
    for (ScannedClass type : compilers.classes()) {
      assertFalse(GeneratedProxies.isOne(type), type.internalName);
    }
  }

  private static final String REPO =
      """
      class Repo {
        static class Hibernate6 {}

        static class HibernateRepo {}
      }
      """;
}
