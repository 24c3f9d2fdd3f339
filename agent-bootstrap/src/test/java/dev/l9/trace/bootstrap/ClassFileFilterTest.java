package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassFileFilterTest {

  @interface OnClass {}

  @interface OnMethod {}

  @OnClass
  static class Annotated {}

  static class Plain {
    @OnMethod
    void annotated() {}
  }

  static class Sub extends Plain {}

  interface Own {}

  static class OfJdk extends ArrayList<String> implements Runnable {
    private static final long serialVersionUID = 1;

    @Override
    public void run() {}
  }

  record Pair(int a, int b) implements Own {}

  private static final List<Class<?>> ALL =
      List.of(Annotated.class, Plain.class, Sub.class, Own.class, OfJdk.class, Pair.class);

  private static final String HERE = ClassFileFilterTest.class.getName() + "$";

  @Test
  void optionsThatDontNeedIt_makeNone() {
    assertNull(ClassFileFilter.of(AgentOptions.of(Map.of())));
    assertNull(filter(Map.of(OptionKey.INCLUDE, "com.acme.*#x;a.B")));
    assertNull(filter(Map.of(OptionKey.EXCLUDE, "com.acme.B+;@a.B")));
    assertNull(filter(Map.of(OptionKey.INHERIT, "false")));
  }

  @Test
  void annotations_areFoundOnClassesAndMethods() throws IOException {
    assertWanted("Annotated", Map.of(OptionKey.INCLUDE, "@" + HERE + "OnClass"));
    assertWanted("Plain", Map.of(OptionKey.INCLUDE, "@" + HERE + "OnMethod#x"));
    assertWanted(
        "Annotated Plain", Map.of(OptionKey.INCLUDE, "@" + HERE + "OnMethod;@" + HERE + "OnClass"));
    assertWanted("", Map.of(OptionKey.INCLUDE, "@" + HERE + "OnNothing"));
    assertWanted("", Map.of(OptionKey.ANNOTATIONS, "otel;micrometer"));
  }

  @Test
  void supertypes_matterOnlyWhereTheyMayBeMeant() throws IOException {
    assertWanted("Sub Pair", Map.of(OptionKey.INHERIT, "true"));
    assertWanted("Sub Pair", Map.of(OptionKey.INCLUDE, "com.acme.Foo+"));
    assertWanted("Sub OfJdk Pair", Map.of(OptionKey.INCLUDE, "java.util.Collection+"));
    assertWanted("Sub OfJdk Pair", Map.of(OptionKey.INCLUDE, "..*Collection+#add"));
  }

  @Test
  void anyBytes_areReadWithoutAnError() throws IOException {
    ClassFileFilter filter = filter(Map.of(OptionKey.INCLUDE, "java.util.List+;@a.B"));
    assertNotNull(filter);
    Random random = new Random(8);
    byte[] whole = bytes(OfJdk.class);
    for (int i = 0; i < 15_000; i++) {
      byte[] bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      filter.isWanted(bytes);
    }
    assertFalse(filter.isWanted(new byte[0]));
  }

  private static void assertWanted(String expected, Map<OptionKey, String> options)
      throws IOException {
    ClassFileFilter filter = filter(options);
    assertNotNull(filter);
    List<String> wanted = new ArrayList<>();
    for (Class<?> type : ALL) {
      if (filter.isWanted(bytes(type))) {
        wanted.add(type.getSimpleName());
      }
    }
    assertEquals(expected, String.join(" ", wanted), options::toString);
  }

  private static ClassFileFilter filter(Map<OptionKey, String> options) {
    return ClassFileFilter.of(AgentOptions.of(options));
  }

  private static byte[] bytes(Class<?> type) throws IOException {
    String path = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(path)) {
      return in.readAllBytes();
    }
  }
}
