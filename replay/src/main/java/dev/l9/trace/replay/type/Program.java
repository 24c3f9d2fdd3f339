package dev.l9.trace.replay.type;

import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.type.ClassModel.Nesting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The program's classes, as a test in one of its packages sees them.
 *
 * @param packageName the package of the test
 */
public record Program(ClassPath classes, Hierarchy hierarchy, String packageName) {

  /** The program as a test in this package sees it. */
  public static Program of(ClassPath classes, String packageName) {
    return new Program(classes, new Hierarchy(classes), packageName);
  }

  /** A class; refused if it isn't found. */
  public ClassModel require(String name, String path) {
    ClassModel model = classes.find(name);
    if (model == null) {
      throw new Refusal(
              Refusal.Kind.NO_CLASS,
              path,
              "the class " + safe(name) + " wasn't found",
              "name the folder or jar that holds it by --classes")
          .asException();
    }
    return model;
  }

  /** Whether the test may name the class. */
  public boolean canName(String name) {
    ClassModel model = classes.find(name);
    if (model == null || model.nesting() instanceof Nesting.Local) {
      return false;
    }
    boolean isSeen =
        model.isPublic() || (!model.isPrivate() && model.packageName().equals(packageName));
    return isSeen
        && (!(model.nesting() instanceof Nesting.Member member) || canName(member.outer()))
        && isWord(name);
  }

  /** Whether the test may name the type and all that is in it. */
  public boolean canName(JavaType type) {
    if (type instanceof JavaType.ClassType named) {
      return canName(named.name()) && named.arguments().stream().allMatch(this::canName);
    } else if (type instanceof JavaType.ArrayType array) {
      return canName(array.element());
    }
    return type instanceof JavaType.Primitive;
  }

  /** Whether the test may name the type without its type arguments. */
  public boolean canNameRaw(JavaType type) {
    if (type instanceof JavaType.ArrayType array) {
      return canNameRaw(array.element());
    }
    return type instanceof JavaType.Primitive || canName(type.rawName());
  }

  /** Whether the test may call the method, of an object whose class it may name. */
  public boolean canCall(MethodModel method) {
    return isWordOrConstructor(method.name())
        && (method.isPublic()
            || (!method.isPrivate() && ClassModel.packageOf(method.owner()).equals(packageName)));
  }

  private static boolean isWordOrConstructor(String name) {
    return name.equals("<init>") || isWord(name);
  }

  private static boolean isWord(String name) {
    return javax.lang.model.SourceVersion.isName(name.replace('$', '.').replace("..", ".x"))
        || javax.lang.model.SourceVersion.isName(name);
  }

  /** A name for a message or a comment, in which no character does harm. */
  public static String safe(String name) {
    StringBuilder safe = new StringBuilder();
    String cut = name.length() > 200 ? name.substring(0, 200) : name;
    cut.chars()
        .forEach(
            c -> {
              boolean isPlain =
                  c < 127 && (Character.isLetterOrDigit(c) || ".$_#[]<>() ".indexOf(c) >= 0);
              safe.append(isPlain ? (char) c : '?');
            });
    return safe.toString();
  }

  /** The methods of a class with this name that the source has. */
  public static List<MethodModel> methods(ClassModel model, String name) {
    return model.methods().stream()
        .filter(each -> each.name().equals(name) && !each.isSynthetic())
        .toList();
  }

  /**
   * Whether the class is an inner one whose code reads the object around it, outside of
   * constructors.
   */
  public boolean usesOuter(ClassModel model) {
    return model.nesting() instanceof Nesting.Member member
        && member.isInner()
        && Getters.readsOuter(model);
  }

  /** The constants of the program's enums that may be meant where only a name is recorded. */
  public List<EnumConstant> constants(String home, JavaType declared, String name) {
    List<EnumConstant> constants = new java.util.ArrayList<>();
    for (String each : classes.nestedIn(home)) {
      ClassModel model = classes.find(each);
      if (model != null && model.isEnum() && hierarchy.isSubtype(each, declared.rawName())) {
        List<FieldModel> all = model.fields().stream().filter(FieldModel::isEnumConstant).toList();
        for (int i = 0; i < all.size(); i++) {
          if (all.get(i).name().equals(name)) {
            constants.add(new EnumConstant(model, i));
          }
        }
      }
    }
    return constants;
  }

  /** A constant of an enum, by its place. */
  public record EnumConstant(ClassModel model, int ordinal) {}

  /** What a constructor does to the fields. */
  public ConstructorEffects effects(MethodModel constructor) {
    return ConstructorReader.read(classes, constructor);
  }

  /** The getter of a field that the test may call; null if there is none. */
  public @Nullable String getter(FieldModel field) {
    ClassModel owner = classes.find(field.owner());
    String getter = owner == null ? null : Getters.of(owner).get(field.name());
    if (owner == null || getter == null) {
      return null;
    }
    return methods(owner, getter).stream()
            .anyMatch(each -> each.parameters().isEmpty() && canCall(each))
        ? getter
        : null;
  }
}
