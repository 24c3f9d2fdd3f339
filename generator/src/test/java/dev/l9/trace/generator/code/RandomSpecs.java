package dev.l9.trace.generator.code;

import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.ModuleSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes specs with fields of all types, under all constraints that these can have. */
final class RandomSpecs {

  private static final List<String> TEXT =
      List.of(
          "",
          "not_blank",
          "min_length=1",
          "min_length=3",
          "max_length=1",
          "max_length=40",
          "pattern=[A-Z]{2}",
          "nullable",
          "not_blank,min_length=3,max_length=5",
          "nullable,not_blank,max_length=9",
          "max_length=0",
          "min_length=50",
          "pattern=.*,nullable");
  private static final List<String> WHOLE =
      List.of("", "min=1", "max=0", "min=-5,max=-5", "min=0,max=100", "min=0.5", "max=20000");
  private static final List<String> FRACTION =
      List.of("", "min=0.01", "max=-1.5", "min=0,max=1", "min=1e3");
  private static final List<String> MANY =
      List.of("", "not_empty", "max_size=1", "max_size=20,not_empty", "max_size=0");
  private static final List<String> SINGLE =
      List.of("UUID", "Instant", "LocalDate", "Duration", "URI", "Kind", "Leaf", "boolean");

  private final Random random;

  RandomSpecs(long seed) {
    random = new Random(seed);
  }

  ModuleSpec next() {
    Specs parts = new Specs("many_things", "ManyThings", "Has all that a spec may have.");
    boolean isCorrelated = random.nextBoolean();
    parts.values("Kind", "A kind.", "ONE", "TWO", "THREE");
    parts.record("Ask", "What is asked.", fields(isCorrelated, false));
    parts.record("Answer", "What is answered.", fields(isCorrelated, isCorrelated));
    parts.record("Leaf", "A small thing.", text("text"), many("counts"));
    parts.record("Tree", "A thing that holds itself.", Specs.field("trees", "List<Tree>", ""));
    boolean hasError = random.nextBoolean();
    parts.port(
        "Backend",
        "What answers.",
        Specs.method("answer", "answers", "Ask", "Answer"),
        Specs.method("count", "counts", "Ask", pick("int", "Long", "List<Leaf>", "Optional<Leaf>")),
        Specs.method("drop", "forgets", "Ask", ""));
    addOperations(parts, isCorrelated, hasError);
    return parts.build();
  }

  private void addOperations(Specs parts, boolean isCorrelated, boolean hasError) {
    Specs.Call answer = new Specs.Call("answer", "Answers.", "Ask", "Answer", "Backend.answer");
    Specs.Call count =
        new Specs.Call(
            "count",
            "Counts.",
            "Ask",
            parts.ports.get(0).methods().get(1).output().orElseThrow().toString(),
            "Backend.count");
    Specs.Call drop = new Specs.Call("drop", "Forgets.", "Ask", "", "Backend.drop");
    if (hasError) {
      parts.error("AnswerFailed", "No answer came.", "Backend.answer");
      answer.errors("AnswerFailed");
    }
    if (isCorrelated) {
      answer.thread("key");
    }
    for (Specs.Call call : List.of(answer, count, drop)) {
      if (random.nextBoolean()) {
        call.once("key", Duration.ofSeconds(1 + random.nextInt(100_000)), 1 + random.nextInt(50));
      }
      parts.call(call);
    }
  }

  private FieldSpec[] fields(boolean isCorrelated, boolean hasThread) {
    List<FieldSpec> fields = new ArrayList<>();
    fields.add(Specs.field("key", pick("String", "long", "UUID"), "a key"));
    if (isCorrelated) {
      fields.add(Specs.field("correlationId", "String", "links", words(pick("", "not_blank"))));
    }
    if (hasThread) {
      fields.add(Specs.field("threadId", "UUID", "the thread"));
    }
    int more = random.nextInt(6);
    for (int i = 0; i < more; i++) {
      fields.add(field(pick("it", "given", "made", "parts", "first", "message") + i));
    }
    return fields.toArray(FieldSpec[]::new);
  }

  private FieldSpec field(String name) {
    return switch (random.nextInt(6)) {
      case 0, 1 -> text(name);
      case 2 -> Specs.field(name, pick("int", "long", "Integer", "Long"), "n", words(pick(WHOLE)));
      case 3 ->
          Specs.field(name, pick("double", "Double", "BigDecimal"), "n", words(pick(FRACTION)));
      case 4 -> many(name);
      default -> Specs.field(name, pick(SINGLE), "a value");
    };
  }

  private FieldSpec text(String name) {
    String constraints = pick(TEXT);
    String example = constraints.contains("pattern") ? "example=AB," : "";
    return Specs.field(name, "String", "text with <b> & */ {@link", words(example + constraints));
  }

  private FieldSpec many(String name) {
    String element = pick("String", "Integer", "Kind", "List<String>", "BigDecimal");
    String type = pick("List<" + element + ">", "Map<String, " + element + ">");
    return Specs.field(name, type, "many", words(pick(MANY)));
  }

  private static String[] words(String text) {
    return text.isEmpty() ? new String[0] : text.split(",");
  }

  private String pick(String... values) {
    return pick(List.of(values));
  }

  private String pick(List<String> values) {
    return values.get(random.nextInt(values.size()));
  }
}
