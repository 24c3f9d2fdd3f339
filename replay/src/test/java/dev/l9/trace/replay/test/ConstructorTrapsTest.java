package dev.l9.trace.replay.test;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.ClassPath;
import dev.l9.trace.replay.type.ConstructorEffects;
import dev.l9.trace.replay.type.Hierarchy.ShownField;
import dev.l9.trace.replay.type.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Constructors that would make other objects than the recorded ones. */
class ConstructorTrapsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Point    | unknown
          Lazy     | unknown
          Adding   | unknown
          Leaking  | unknown
          Sorting  | {names=Copy[index=0]}
          Checking | {names=Copy[index=0]}
          Reading  | {locale=Other[], number=Other[]}
          Ordered  | {names=Other[]}
          Derived  | {count=Constant[value=7]}
          """)
  void constructor_isTakenForWhatItDoes(String type, String expected) throws IOException {
    try (ClassPath classes = new ClassPath(List.of(Path.of("target/test-classes")))) {
      Program program = Program.of(classes, "dev.l9.trace.replay.shop");
      ClassModel model = program.require(Recorded.SHOP + "Traps$" + type, "");
      ConstructorEffects effects = program.effects(Program.methods(model, "<init>").get(0));
      Map<String, Object> fields = new TreeMap<>();
      for (ShownField field : program.hierarchy().fields(model.asType())) {
        fields.put(field.label(), effects.of(field.field()));
      }
      assertEquals(expected, effects.isKnown() ? fields.toString() : "unknown");
    }
  }
}
