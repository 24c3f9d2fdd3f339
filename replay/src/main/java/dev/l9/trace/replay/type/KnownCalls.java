package dev.l9.trace.replay.type;

import dev.l9.trace.replay.type.ConstructorEffects.Content;
import java.util.List;
import java.util.Set;

/** Knows what calls in constructors give back of their arguments, and whether they change these. */
final class KnownCalls {

  private static final Set<String> PASSING =
      Set.of("java/util/Objects.requireNonNull", "java/util/Objects.requireNonNullElse");

  private static final Set<String> COPIES =
      Set.of("java/util/List.copyOf", "java/util/Set.copyOf", "java/util/Map.copyOf");

  private static final Set<String> WRAPPERS =
      Set.of("unmodifiableList", "unmodifiableMap", "unmodifiableSet", "unmodifiableCollection");

  private static final Set<String> BUILDERS =
      Set.of("java/lang/StringBuilder", "java/lang/StringBuffer");

  private static final String ATOMIC = "java/util/concurrent/atomic/";

  private KnownCalls() {}

  /** What a call gives. */
  static Content result(String owner, String name, String descriptor, List<Object> arguments) {
    Content first =
        !arguments.isEmpty() && arguments.get(0) instanceof Content content
            ? content
            : new Content.Other();
    String method = owner + "." + name;
    if (PASSING.contains(method) || isBoxing(owner, name, descriptor)) {
      return first;
    }
    boolean isCopy =
        COPIES.contains(method)
            || (owner.equals("java/util/Collections") && WRAPPERS.contains(name));
    if (isCopy) {
      return copy(first);
    }
    boolean isEmpty =
        (arguments.isEmpty() && name.equals("of") && owner.startsWith("java/util/"))
            || method.startsWith("java/util/Collections.empty");
    return isEmpty ? new Content.Empty() : new Content.Other();
  }

  private static Content copy(Content of) {
    if (of instanceof Content.Argument argument) {
      return new Content.Copy(argument.index());
    }
    return of instanceof Content.Empty || of instanceof Content.Copy ? of : new Content.Other();
  }

  /** {@code Integer.valueOf(int)}, but not {@code Integer.valueOf(String)}. */
  private static boolean isBoxing(String owner, String name, String descriptor) {
    return name.equals("valueOf")
        && owner.startsWith("java/lang/")
        && descriptor.matches("\\([ZBCSIJFD]\\)L" + owner + ";")
        && !owner.equals("java/lang/String");
  }

  /** What an object is that is made by a constructor. */
  static Content made(String type, String descriptor, List<Object> arguments) {
    if (!type.startsWith("java/util/")) {
      return new Content.Other();
    }
    boolean isOfElements =
        descriptor.matches("\\(Ljava/util/(Collection|Map|SortedMap|SortedSet);\\)V");
    if (isOfElements && arguments.get(0) instanceof Content content) {
      return copy(content);
    }
    boolean hasCapacity = descriptor.matches("\\([IF]*\\)V");
    return hasCapacity ? new Content.Empty() : new Content.Other();
  }

  /**
   * Whether a call may change what a field holds, or an argument: given once more what was
   * recorded, the constructor would change it once more. Sorting what is sorted changes nothing.
   */
  static boolean mayChange(
      boolean isStatic,
      String owner,
      String name,
      String descriptor,
      Object receiver,
      List<Object> arguments) {
    if (name.equals("sort")) {
      return false;
    } else if (isStatic) {
      return CodeScan.mayChange(true, owner, name) && isHeld(arguments.get(0));
    } else if (!isHeld(receiver)) {
      return false;
    }
    boolean isOfProgram = !owner.startsWith("java/");
    return CodeScan.mayChange(false, owner, name)
        || (isOfProgram && descriptor.endsWith(")V"))
        || (BUILDERS.contains(owner) && descriptor.endsWith(")L" + owner + ";"))
        || (owner.startsWith(ATOMIC) && !name.equals("get"));
  }

  private static boolean isHeld(Object value) {
    return value instanceof Content.Argument
        || value instanceof Content.Copy
        || value instanceof Content.Empty;
  }
}
