package dev.l9.trace.generator.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each pattern is found on the line of its example, and not in the clean counterpart. */
class ForbiddenPatternsTest {

  /** A class with these members, of which the first is on line 2. */
  private static String members(String members) {
    return "class Shop {\n" + members.stripIndent().strip() + "\n}\n";
  }

  /** What is found in a file, as the line and the pattern. */
  private static List<String> found(String text) {
    return found(new GeneratedFile("src/main/java/Shop.java", FileRole.CODE, text));
  }

  private static List<String> found(GeneratedFile... files) {
    return ForbiddenPatterns.scan(List.of(files)).stream()
        .map(finding -> finding.line() + ":" + finding.patternId())
        .toList();
  }

  private static List<String> foundInTest(String text) {
    return found(new GeneratedFile("src/test/java/ShopTest.java", FileRole.TEST, text));
  }

  private static void assertFound(String expected, String members) {
    assertEquals(expected, String.join(" ", found(members(members))), members);
  }

  private static void assertClean(String members) {
    assertEquals(List.of(), found(members(members)));
  }

  @Test
  void unparsable_isSaidWithTheCompilersWords() {
    List<Finding> findings =
        ForbiddenPatterns.scan(
            List.of(new GeneratedFile("A.java", FileRole.CODE, "class A {\n  int a\n}\n")));
    assertEquals("A.java:2: unparsable: The compiler says: ';' expected.", findings.get(0) + "");
  }

  @Test
  void moduleSingleton_isAStaticFieldThatHoldsAService() {
    assertFound("2:module_singleton", "static final RefundService service = null;");
    assertFound("2:module_singleton", "static final Shop shop = make();");
    assertFound("2:module_singleton", "private static final Other other = new Other();");
    assertFound("2:module_singleton", "static int count;");
    assertFound("2:module_singleton", "static Shop getInstance() { return null; }");
    assertFound("2:module_singleton", "enum Holder { INSTANCE }");
    assertFound("2:module_singleton", "enum Holder { ONE; int count; }");
    assertFound("2:module_singleton", "interface A { Shop SHOP = make(); }");
  }

  @Test
  void moduleSingleton_isNotAConstant() {
    assertClean(
        """
        static final int LIMIT = 8;
        static final String NAME = "shop";
        static final java.math.BigDecimal LEAST = new java.math.BigDecimal("1.5");
        static final java.util.UUID NAMESPACE = java.util.UUID.fromString("x");
        record Rule(String id) {}
        static final Rule NONE = new Rule("none");
        enum Effect { ALLOW, DENY }
        enum Single { ONLY }
        enum Coded { A(1), B(2); final int code; Coded(int code) { this.code = code; } }
        interface A { int LIMIT = 3; }
        private final RefundService service;
        Shop(RefundService service) { this.service = service; }
        """);
  }

  @Test
  void moduleSingleton_inATest_isOnlyAService() {
    assertEquals(
        List.of("2:module_singleton"),
        foundInTest(
            """
            class ShopTest {
              static final RefundService SERVICE = make();
              static final Thing THING = new Thing("a");
            }
            """));
  }

  @Test
  void rawDictPacket_isAMapWithTheNameOfARecord() {
    assertFound(
        "3:raw_dict_packet",
        """
        record RefundRequest(String id) {}
        void pay(java.util.Map<String, Object> request) {}
        """);
    assertFound("2:raw_dict_packet", "void send(Map<String, ?> packet) {}");
    assertEquals(
        List.of("2:raw_dict_packet"),
        ForbiddenPatterns.scan(
                List.of(
                    new GeneratedFile(
                        "A.java",
                        FileRole.CODE,
                        members("void call(Map<String, Object> toolCallRequest) {}"))),
                List.of("ToolCallRequest"),
                "toolId")
            .stream()
            .map(finding -> finding.line() + ":" + finding.patternId())
            .toList());
  }

  @Test
  void rawDictPacket_isNotAMapOfKnownValues_orOfArguments() {
    assertClean(
        """
        record RefundRequest(RefundRequest request, Map<String, Object> arguments) {}
        void pay(Map<String, String> request) {}
        """);
  }

  @Test
  void importTimeEnv_isTheEnvironmentReadInAnInitialiser() {
    assertFound("2:import_time_env", "private final String home = System.getenv(\"HOME\");");
    assertFound("2:import_time_env", "static { use(System.getProperty(\"a\")); }");
    assertFound("2:import_time_env", "static final boolean ON = Boolean.getBoolean(\"on\");");
    assertFound("2:import_time_env", "final Supplier<String> home = () -> System.getenv(\"A\");");
    assertFound("2:ambient_dependence", "String home() { return System.getenv(\"HOME\"); }");
  }

  @Test
  void importTimeEnv_isNotAValueThatIsPassedOn() {
    assertClean("private final String home; Shop(String home) { this.home = home; }");
  }

  @Test
  void forbiddenImport_isFoundByImportAndByFullName() {
    assertEquals(
        List.of("1:forbidden_import", "2:forbidden_import", "3:forbidden_import"),
        found(
                """
            import java.util.logging.Logger;
            import static org.mockito.Mockito.mock;
            import lombok.Data;
            @Data class Shop { Logger log; Object a() { return mock(); } }
            """)
            .stream()
            .filter(one -> one.endsWith("import"))
            .toList());
    assertFound("2:forbidden_import", "void a() { com.sun.net.httpserver.HttpServer.create(); }");
    assertFound("2:forbidden_import", "void a(sun.misc.Unsafe unsafe) {}");
  }

  @Test
  void forbiddenImport_isNotAPackageThatOnlyBeginsSo() {
    assertEquals(
        List.of(),
        found(
            """
            import java.util.List;
            import org.junit.jupiter.api.Test;
            import sunny.Day;

            class Shop {
              @Test
              List<Day> days() {
                return sun.rise();
              }
            }
            """
                .replace("sun.rise", "moon.rise")));
  }

  @Test
  void stringThreadId_isATextOfThatName() {
    assertFound("2:string_thread_id", "void a(String threadId) {}");
    assertFound("2:string_thread_id", "record A(String threadUuid) {}");
    assertFound("2:string_thread_id", "String threadId() { return null; }");
    assertFound("2:string_thread_id", "void a() { String ownThreadId = null; }");
    assertClean("void a(UUID threadId, String threadKey, String threading) {}");
  }

  @Test
  void randomUuid_isFoundAsCallAndAsReference() {
    assertFound("2:random_uuid", "UUID a() { return UUID.randomUUID(); }");
    assertFound("2:random_uuid", "UUID a() { return java.util.UUID.randomUUID(); }");
    assertFound("2:random_uuid", "Supplier<UUID> ids() { return UUID::randomUUID; }");
    assertClean("UUID a(byte[] name) { return UUID.nameUUIDFromBytes(name); }");
  }

  @Test
  void missingTypeHints_areRawTypesAndObjects() {
    assertFound("2:missing_type_hints", "void a(List names) {}");
    assertFound("2:missing_type_hints", "void a(List<Map> names) {}");
    assertFound("2:missing_type_hints", "void a() { use(new ArrayList()); }");
    assertFound("2:missing_type_hints", "void a(java.util.Map.Entry entry) {}");
    assertFound("2:missing_type_hints", "Object a() { return null; }");
    assertFound("2:missing_type_hints", "void a(Object value) {}");
    assertFound("2:missing_type_hints", "record A(Object value) {}");
    assertFound("3:missing_type_hints", "class Box<T> {}\nBox a() { return null; }");
  }

  @Test
  void missingTypeHints_areNotLocksOrEquals() {
    assertClean(
        """
        private final Object lock = new Object();
        @Override public boolean equals(Object other) { return other instanceof Shop; }
        List<String> a() { return new ArrayList<>(List.of()); }
        void b() { for (Map.Entry<String, String> entry : all()) { Class<?> type = Map.class; } }
        java.util.function.Supplier<List<String>> c() { return ArrayList::new; }
        """);
  }

  @Test
  void typeIgnore_isAnAnnotationOrAComment() {
    assertFound("2:type_ignore", "@SuppressWarnings(\"unchecked\") void a() {}");
    assertFound("2:type_ignore", "void a() { b(); } // NOSONAR");
    assertFound("2:type_ignore", "//noinspection unused\nvoid a() {}");
    assertClean("String a() { return \"NOSONAR @SuppressWarnings\"; } // It suppresses nothing.");
  }

  @Test
  void unusedImports_areFoundByTheirNames() {
    assertEquals(
        List.of(
            "3:unused_imports",
            "5:unused_imports",
            "6:unused_imports",
            "7:unused_imports",
            "8:unused_imports",
            "10:unused_imports"),
        found(
            """
            package shop;
            import java.util.List;
            import java.util.Set;
            import java.util.Map;
            import java.util.Map;
            import java.io.*;
            import java.lang.String;
            import shop.Order;
            import static java.util.Objects.requireNonNull;
            import static java.util.Objects.hash;
            /** Set is only a word here. */
            class Shop { List<Map<String, Order>> a = requireNonNull(null); }
            """));
  }

  @Test
  void unusedImports_areNotThoseOfJavadoc() {
    assertEquals(
        List.of(),
        found(
            """
            import java.util.List;
            import java.util.Set;

            /** See {@link List}, and {@link Shop#a(Set) that}. */
            class Shop {}
            """));
  }

  @Test
  void dictWhereModel_isAResultThatIsAnUntypedMap() {
    assertFound("2:dict_where_model", "Map<String, Object> a() { return null; }");
    assertFound("2:dict_where_model", "List<Map<String, ?>> a() { return null; }");
    assertClean("Map<String, String> a() { return null; }");
  }

  @Test
  void statusOnlyTests_areFound() {
    assertEquals(
        List.of("2:status_only_tests", "3:status_only_tests", "4:status_only_tests"),
        foundInTest(
            """
            class ShopTest {
              @Test void a() { Result result = run(); assertTrue(result.ok()); }
              @Test void b() { assertEquals(Status.COMPLETED, run().status()); }
              @Test void c() { run(); }
              @Test void d() { assertEquals("c-1", run().correlationId()); }
            }
            """));
  }

  @Test
  void toolNameIdentity_isALookUpByWhatIsShown() {
    assertFound("2:tool_name_identity", "Tool a() { return tools.get(request.toolName()); }");
    assertFound("2:tool_name_identity", "Tool a() { return registry.dispatch(toolName); }");
    assertFound("2:tool_name_identity", "boolean a() { return tool.toolName().equals(name); }");
    assertFound("2:tool_name_identity", "boolean a() { return Objects.equals(name, toolName); }");
    assertFound("2:tool_name_identity", "void a() { use(map(Tool::toolName)); }");
    assertFound("2:tool_name_identity", "int a() { return switch (toolName) { default -> 1; }; }");
    assertFound("2:tool_name_identity", "boolean a() { return tool.toolName() == name; }");
    assertFound("2:tool_name_identity", "boolean a() { return approved.contains(displayName); }");
  }

  @Test
  void toolNameIdentity_isNotTheIdentity_orWhatIsShown() {
    assertClean(
        """
        record Tool(String toolId, String toolName) {}
        Tool a() { return tools.get(request.toolId()); }
        Tool b(Tool tool) { return new Tool(tool.toolId(), tool.toolName()); }
        void c() { if (toolName == null || toolName.isBlank()) { throw fail("toolName", toolName); } }
        """);
  }

  @Test
  void toolNameIdentity_isTurnedRoundWhereTheRepositoryNamesToolsByName() {
    GeneratedFile byId =
        new GeneratedFile("A.java", FileRole.CODE, members("void a() { get(toolId); }"));
    GeneratedFile byName =
        new GeneratedFile("B.java", FileRole.CODE, members("void a() { get(toolName); }"));
    List<Finding> findings = ForbiddenPatterns.scan(List.of(byId, byName), List.of(), "toolName");
    assertEquals(
        "[A.java:2: tool_name_identity: A tool is looked up or compared by what only shows it;"
            + " use `toolName`.]",
        findings + "");
  }

  @Test
  void fallbackAliasing_isOneFieldInPlaceOfTheOther() {
    String choice = "String a() { return toolId != null ? toolId : toolName; }";
    assertFound("2:fallback_aliasing", choice);
    assertFound(
        "2:fallback_aliasing",
        "String a() { return Optional.ofNullable(tool.toolId()).orElse(tool.toolName()); }");
    assertFound(
        "2:fallback_aliasing",
        "String a() { return Objects.requireNonNullElse(toolId, toolName); }");
    assertFound("2:fallback_aliasing", "void a() { if (toolId == null) toolId = toolName; }");
    assertFound("2:fallback_aliasing", "void a() { String toolId = request.getToolName(); }");
    assertFound(
        "2:fallback_aliasing",
        "String a() { if (toolId != null) { return toolId; } return toolName; }");
    assertFound(
        "2:fallback_aliasing",
        "String a() { return Optional.ofNullable(toolId).or(() -> of(toolName)).get(); }");
  }

  @Test
  void fallbackAliasing_isNotAFallbackOfAnotherKind() {
    assertClean(
        """
        String a() { return toolId != null ? toolId : fail(); }
        String b() { return Optional.ofNullable(toolName).orElse(""); }
        Tool c() { return new Tool(toolId, toolName); }
        """);
  }

  @Test
  void ambientDependence_isTimeChanceAndDefaults() {
    for (String code :
        List.of(
            "Instant.now()",
            "java.time.LocalDate.now(ZoneOffset.UTC)",
            "System.currentTimeMillis()",
            "System.nanoTime()",
            "Clock.systemUTC()",
            "new Date()",
            "Math.random()",
            "new Random()",
            "ThreadLocalRandom.current()",
            "new SecureRandom()",
            "Locale.getDefault()",
            "ZoneId.systemDefault()",
            "name.toLowerCase()",
            "name.getBytes()",
            "new String(bytes)",
            "String.format(\"%d\", 1)",
            "\"%d\".formatted(1)",
            "map(String::toUpperCase)",
            "map(Instant::now)")) {
      if (code.contains("::now")) {
        assertFound("2:ambient_dependence", "Stream<Instant> a() { return " + code + "; }");
      } else {
        assertFound("2:ambient_dependence", "void a() { use(" + code + "); }");
      }
    }
  }

  @Test
  void ambientDependence_isNotWhatNamesAllThatItNeeds() {
    assertClean(
        """
        void a() {
          use(Instant.now(clock), clock.instant(), LocalDate.now(this.clock), new Date(1));
          use(new Random(1), name.toLowerCase(Locale.ROOT), name.getBytes(UTF_8));
          use(new String(bytes, UTF_8), String.format(Locale.ROOT, "%d", 1));
          use(Clock.fixed(at, ZoneOffset.UTC), Character.toLowerCase(c), values.format(1));
        }
        """);
  }

  @Test
  void unboundedMemory_isACollectionThatOnlyGrows() {
    assertFound(
        "2:unbounded_memory",
        """
        private final Map<String, String> seen = new HashMap<>();
        void a(String key) { seen.putIfAbsent(key, key); }
        """);
    assertFound(
        "2:unbounded_memory",
        """
        private final Set<String> seen = ConcurrentHashMap.newKeySet();
        boolean a(String key) { return this.seen.add(key); }
        """);
  }

  @Test
  void unboundedMemory_isNotOneThatLosesEntries() {
    assertClean(
        """
        private final Map<String, String> seen = new LinkedHashMap<>();
        void a(String key) { seen.put(key, key); seen.entrySet().removeIf(this::isOld); }
        private final Map<String, String> fixed = Map.of();
        """);
    assertClean(
        """
        private final Map<String, String> seen = new LinkedHashMap<>() {
          @Override protected boolean removeEldestEntry(Map.Entry<String, String> e) { return full(); }
        };
        void a(String key) { seen.put(key, key); }
        """);
  }

  @Test
  void emptyCatch_isFoundWithAComment() {
    assertFound(
        "3:empty_catch",
        """
        void a() { try { b(); }
        catch (IllegalStateException e) { /* nothing */ } }
        """);
    assertClean("void a() { try { b(); } catch (IllegalStateException e) { throw fail(e); } }");
  }

  @Test
  void placeholder_isATextThatStandsForAnother() {
    assertFound("2:placeholder", "// TODO: write it\nvoid a() {}");
    assertFound("2:placeholder", "String a() { return \"unknown-source\"; }");
    assertFound("3:placeholder", "/**\n * Not implemented. */\nvoid a() {}");
    assertFound("2:placeholder", "void a() { throw new UnsupportedOperationException(); }");
    assertFound("3:placeholder", "String a = \"\"\"\n    FIXME \"here\" \\\n    \"\"\";");
    assertClean("enum State { TODO, DONE } String a = \"mastodons\"; char b = '\"'; // tbd");
  }

  @Test
  void eachPattern_hasATestOfItsName() {
    Set<String> tested =
        Arrays.stream(ForbiddenPatternsTest.class.getDeclaredMethods())
            .map(method -> method.getName().replaceFirst("_.*", "").toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    for (ForbiddenPattern pattern : ForbiddenPattern.values()) {
      missing.add(pattern.id().replace("_", ""));
    }
    missing.removeAll(tested);
    assertEquals(Set.of(), missing);
  }

  @Test
  void scan_passesOverOtherFiles_andOrdersWhatItFinds() {
    List<Finding> findings =
        ForbiddenPatterns.scan(
            List.of(
                new GeneratedFile("README.md", FileRole.DOCUMENT, "TODO"),
                new GeneratedFile("B.java", FileRole.CODE, "// TODO\nclass B { List a; }"),
                new GeneratedFile("A.java", FileRole.CODE, "class A { List a; }")));
    assertEquals(
        List.of("A.java:1", "B.java:1", "B.java:2"),
        findings.stream().map(one -> one.path() + ":" + one.line()).toList());
    assertTrue(ForbiddenPatterns.scan(List.of()).isEmpty());
  }
}
