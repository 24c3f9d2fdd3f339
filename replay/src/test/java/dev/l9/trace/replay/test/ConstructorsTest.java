package dev.l9.trace.replay.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.replay.shop.Made;
import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.ClassPath;
import dev.l9.trace.replay.type.ConstructorEffects;
import dev.l9.trace.replay.type.MethodModel;
import dev.l9.trace.replay.type.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is read from the code of constructors. */
class ConstructorsTest {

  /** The contents of the fields by their names, after the constructor with this descriptor. */
  private static String effects(String descriptor) throws IOException {
    try (ClassPath classes = new ClassPath(List.of(Path.of("target/test-classes")))) {
      Program program = Program.of(classes, "dev.l9.trace.replay.shop");
      ClassModel model = program.require(Made.class.getName(), "");
      MethodModel constructor =
          Program.methods(model, "<init>").stream()
              .filter(each -> each.descriptor().equals(descriptor))
              .findFirst()
              .orElseThrow();
      ConstructorEffects effects = program.effects(constructor);
      Map<String, Object> fields = new TreeMap<>();
      model.fields().forEach(field -> fields.put(field.name(), effects.of(field)));
      return effects.isKnown() ? fields.toString() : "unknown";
    }
  }

  @Test
  void argumentsCopiesConstantsAndEmptyCollections_areKnown() throws IOException {
    assertEquals(
        "{count=Argument[index=1], kept=Empty[], names=Copy[index=2], size=Constant[value=7],"
            + " text=Argument[index=0]}",
        effects("(Ljava/lang/String;ILjava/util/List;)V"));
  }

  @Test
  void checks_thatThrow_changeNothing() throws IOException {
    assertTrue(effects("(I)V").contains("count=Argument[index=0]"), effects("(I)V"));
  }

  @Test
  void otherConstructor_isFollowed() throws IOException {
    assertTrue(effects("(Ljava/lang/String;)V").contains("text=Argument[index=0]"));
    assertTrue(effects("(Ljava/lang/String;)V").contains("count=Constant[value=3]"));
  }

  @Test
  void computedAndChosenValues_areNotKnown() throws IOException {
    assertTrue(effects("(J)V").equals("unknown"), effects("(J)V"));
    assertTrue(effects("(Z)V").equals("unknown"), effects("(Z)V"));
    assertTrue(effects("(Ljava/lang/String;Z)V").contains("text=Other[]"));
  }
}
