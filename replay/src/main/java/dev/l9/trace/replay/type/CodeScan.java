package dev.l9.trace.replay.type;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the code that a method may run, as far as calls can be followed by their declared types
 * within the program, and within a bound.
 *
 * @param changesCollections whether a collection or a map may be changed there
 * @param variables the static fields that are read there and aren't final, such as {@code
 *     com.acme.Orders.last}
 * @param made the binary names of the classes of which objects are made there
 */
public record CodeScan(boolean changesCollections, Set<String> variables, Set<String> made) {

  private static final int MOST_METHODS = 300;

  private static final Map<String, Set<String>> CHANGES =
      Map.of(
          "java/util/Collections",
          Set.of("sort", "reverse", "shuffle", "swap", "addAll", "fill", "rotate"));

  private static final Set<String> CHANGING =
      Set.of(
          "add",
          "addAll",
          "addFirst",
          "addLast",
          "clear",
          "put",
          "putAll",
          "putIfAbsent",
          "remove",
          "removeAll",
          "removeIf",
          "retainAll",
          "removeFirst",
          "removeLast",
          "replaceAll",
          "set",
          "sort",
          "merge",
          "compute",
          "computeIfAbsent",
          "computeIfPresent",
          "push",
          "pop",
          "poll",
          "pollFirst",
          "pollLast",
          "offer",
          "replace");

  public CodeScan {
    variables = Collections.unmodifiableSet(new TreeSet<>(variables));
    made = Set.copyOf(made);
  }

  /** Looks at a method, and at what it calls. */
  public static CodeScan of(ClassPath classes, MethodModel method) {
    Walk walk = new Walk(classes);
    walk.todo.add(method);
    while (!walk.todo.isEmpty() && walk.seen.size() < MOST_METHODS) {
      walk.visit(walk.todo.poll());
    }
    return new CodeScan(walk.changes, walk.variables, walk.made);
  }

  /** Whether a method of the JDK may change a collection or a map. */
  static boolean mayChange(boolean isStatic, String owner, String name) {
    return isStatic
        ? CHANGES.getOrDefault(owner, Set.of()).contains(name)
        : owner.startsWith("java/util/") && CHANGING.contains(name);
  }

  private static final class Walk {
    private final ClassPath classes;
    private final Deque<MethodModel> todo = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> variables = new TreeSet<>();
    private final Set<String> made = new TreeSet<>();
    private boolean changes;

    Walk(ClassPath classes) {
      this.classes = classes;
    }

    void visit(MethodModel method) {
      ClassModel owner = classes.find(method.owner());
      String id = method.owner() + "#" + method.name() + method.descriptor();
      if (owner == null || !seen.add(id)) {
        return;
      }
      ClassFileReader.asm(owner.code().bytes())
          .accept(
              new ClassVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] thrown) {
                  boolean isMeant =
                      name.equals(method.name()) && descriptor.equals(method.descriptor());
                  return isMeant ? new Body() : null;
                }
              },
              ClassReader.SKIP_FRAMES | ClassReader.SKIP_DEBUG);
    }

    private final class Body extends MethodVisitor {
      Body() {
        super(Opcodes.ASM9);
      }

      @Override
      public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.NEW) {
          made.add(ClassFileReader.dotted(type));
        }
      }

      @Override
      public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        ClassModel model =
            opcode == Opcodes.GETSTATIC && !owner.startsWith("java/")
                ? classes.find(ClassFileReader.dotted(owner))
                : null;
        if (model != null
            && model.fields().stream()
                .anyMatch(field -> field.name().equals(name) && !field.isFinal())) {
          variables.add(model.name() + "." + name);
        }
      }

      @Override
      public void visitMethodInsn(
          int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (owner.startsWith("java/")) {
          changes |= mayChange(opcode == Opcodes.INVOKESTATIC, owner, name);
          return;
        }
        follow(owner, name, descriptor);
      }

      @Override
      public void visitInvokeDynamicInsn(
          String name, String descriptor, net.bytebuddy.jar.asm.Handle handle, Object... more) {
        for (Object argument : more) {
          if (argument instanceof net.bytebuddy.jar.asm.Handle body
              && !body.getOwner().startsWith("java/")) {
            follow(body.getOwner(), body.getName(), body.getDesc());
          }
        }
      }
    }

    private void follow(String owner, String name, String descriptor) {
      String next = ClassFileReader.dotted(owner);
      while (next != null) {
        ClassModel model = classes.find(next);
        if (model == null) {
          return;
        }
        for (MethodModel method : model.methods()) {
          if (method.name().equals(name) && method.descriptor().equals(descriptor)) {
            todo.add(method);
            return;
          }
        }
        next = model.superclass() == null ? null : model.superclass().name();
      }
    }
  }
}
