package dev.l9.trace.agent.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.agent.classfile.ClassBytes;
import dev.l9.trace.agent.classfile.ClassReaders;
import dev.l9.trace.bootstrap.MethodPattern;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class TypeHierarchyTest {

  /** Has class files as resources, and counts how often it is asked for one. */
  private static final class Files extends ClassLoader {
    final Map<String, byte[]> files = new HashMap<>();
    final List<String> asked = new ArrayList<>();

    Files(ClassLoader parent) {
      super(parent);
    }

    Files with(String name, String superName, String... interfaces) {
      files.put(name, classFile(name, superName, interfaces));
      return this;
    }

    @Override
    public InputStream getResourceAsStream(String path) {
      String name = path.replace(".class", "");
      asked.add(name);
      return files.containsKey(name) ? new ByteArrayInputStream(files.get(name)) : null;
    }
  }

  private static byte[] classFile(String name, String superName, String... interfaces) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, superName, interfaces);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private final TypeHierarchy hierarchy = hierarchy("a.B+");
  private final Files loader = new Files(null);

  private static TypeHierarchy hierarchy(String include) {
    return new TypeHierarchy(
        new SelectionRules(
            MethodPattern.parseList(include),
            List.of(),
            List.of(),
            false,
            false,
            List.of(),
            List.of(),
            List.of()),
        new ClassBytes());
  }

  private static String supertypes(TypeHierarchy hierarchy, ClassLoader loader, byte[] classFile) {
    return String.join(
        " ",
        hierarchy.supertypes(loader, null, ClassReaders.of(classFile), classFile).stream()
            .map(type -> type.internalName)
            .toList());
  }

  @Test
  void nearestComeFirst_eachOnce() {
    loader
        .with("B", "C", "I")
        .with("C", "java/lang/Object", "J")
        .with("I", "java/lang/Object", "J");
    byte[] file = classFile("A", "B", "I", "java/lang/Runnable");
    assertEquals("B I C J", supertypes(hierarchy, loader, file));
    assertEquals(List.of("B", "I", "C", "J"), loader.asked);
    assertEquals("B I C J", supertypes(hierarchy, loader, file));
    assertEquals(4, loader.asked.size(), "what is known isn't asked for again, nor what isn't");
  }

  @Test
  void classFilesOfALaterVersion_areReadToo() {
    byte[] later = classFile("B", "C", "I");
    later[7] = 100;
    loader.with("C", "java/lang/Object", "J");
    loader.files.put("B", later);
    assertEquals("B C I J", supertypes(hierarchy, loader, classFile("A", "B")));
  }

  @Test
  void typesOfTheJdk_areReadOnlyWhereAPatternMayNameThem() {
    byte[] file = classFile("A", "java/util/ArrayList");
    assertEquals("", supertypes(hierarchy, loader, file));
    String all = supertypes(hierarchy("java.util.Collection+"), loader, file);
    assertTrue(all.startsWith("java/util/ArrayList java/util/AbstractList java/util/List "), all);
    assertTrue(all.contains(" java/util/Collection") && !all.contains("Object"), all);
    assertEquals(List.of(), loader.asked, "the program's loader isn't asked for them");
  }

  @Test
  void aCircle_ends() {
    loader.with("B", "C").with("C", "A");
    assertEquals("B C A", supertypes(hierarchy, loader, classFile("A", "B")));
    assertEquals("X", supertypes(hierarchy, loader, classFile("X", "X")));
  }

  @Test
  void aClassMadeAtRunTime_isKnownSinceItCameBy_toItsLoaderAndThoseBelow() {
    Files parent = new Files(null);
    assertEquals("I", supertypes(hierarchy, parent, classFile("Made", "java/lang/Object", "I")));
    assertEquals("Made I", supertypes(hierarchy, parent, classFile("A", "Made")));
    assertEquals("Made I", supertypes(hierarchy, new Files(parent), classFile("B", "Made")));
    assertEquals("Made", supertypes(hierarchy, new Files(null), classFile("B", "Made")));
  }

  @Test
  void aSecondLoader_hasItsOwnTypes() {
    Files other = new Files(null).with("B", "D");
    loader.with("B", "C");
    assertEquals("B C", supertypes(hierarchy, loader, classFile("A", "B")));
    assertEquals("B D", supertypes(hierarchy, other, classFile("A", "B")));
  }
}
