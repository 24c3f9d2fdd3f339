package dev.l9.trace.generator.code.behaviour.role;

import dev.l9.trace.generator.code.behaviour.CalledMethod;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.List;
import java.util.Optional;

/** Asks what types a behaviour is about. An answer that is missing becomes a blocker. */
public final class TypeQuestions {

  private static final TypeRef TEXT = TypeRef.of("String");

  private final OperationContext context;
  private int complaints;

  /** Of the types of this operation. */
  public TypeQuestions(OperationContext context) {
    this.context = context;
  }

  /** Whether each question had an answer. */
  public boolean isAnswered() {
    return complaints == 0;
  }

  /** The method, which may be called with this type and nothing else; empty stands for nothing. */
  public Optional<CalledMethod> method(MethodRef ref, Optional<TypeRef> input) {
    Optional<CalledMethod> found = method(ref);
    if (found.isPresent() && !isSame(found.get().input(), input)) {
      return wrong(
          ref.line(),
          ref + " takes " + shown(found.get().input()) + ", and is called with " + shown(input),
          "have it take " + shown(input));
    }
    return found;
  }

  /** The method. */
  public Optional<CalledMethod> method(MethodRef ref) {
    Optional<CalledMethod> found = context.methods().find(ref);
    return found.isPresent()
        ? found
        : wrong(
            ref.line(),
            "neither a port nor a type of the repository has a method " + ref,
            "declare it, or name another");
  }

  /** What a method gives, in a list or an optional value if {@code container} says so. */
  public Optional<TypeRef> givenIn(CalledMethod method, String container) {
    return method
        .output()
        .flatMap(type -> argument(type, container))
        .or(
            () ->
                wrong(
                    method.ref().line(),
                    method.ref()
                        + " gives "
                        + shown(method.output())
                        + ", and no "
                        + container
                        + " of records",
                    "have it give a " + container));
  }

  /** The type of the elements of a component that is a list. */
  public Optional<TypeRef> elements(TypeRef record, String name, int line) {
    return component(record, name, line)
        .flatMap(
            field ->
                argument(field.type(), "List")
                    .or(
                        () ->
                            wrong(
                                at(field, line),
                                name + " of " + record + " is no List",
                                "make it one")));
  }

  /** The type of a component that is an enum. */
  public Optional<TypeRef> enumeration(TypeRef record, String name, int line) {
    return component(record, name, line)
        .map(FieldSpec::type)
        .filter(type -> constants(type).isPresent())
        .or(() -> wrong(line, name + " of " + record + " is no enum", "make it one"));
  }

  /** The component of a record that has this name and is a {@code String}. */
  public Optional<FieldSpec> text(TypeRef record, String name, int line) {
    return typed(record, name, TEXT, line);
  }

  /** The component of a record that has this name and type. */
  public Optional<FieldSpec> typed(TypeRef record, String name, TypeRef type, int line) {
    Optional<FieldSpec> found = component(record, name, line);
    return found.isEmpty() || isSame(found.map(FieldSpec::type), Optional.of(type))
        ? found
        : wrong(at(found.get(), line), name + " of " + record + " is no " + type, "make it one");
  }

  /** The component of a record that has this name. */
  public Optional<FieldSpec> component(TypeRef record, String name, int line) {
    if (context.samples().shapes().components(record).isEmpty()) {
      return wrong(line, record + " is no record", "name a record");
    }
    Optional<FieldSpec> found = context.samples().shapes().component(record, name);
    return found.isPresent()
        ? found
        : wrong(line, record + " has no component " + name, "add it to " + record);
  }

  /** Says that a component stands for nothing that is known. */
  public void onlyKnown(TypeRef record, List<String> known, int line) {
    for (FieldSpec field : context.samples().shapes().components(record).orElse(List.of())) {
      if (!known.contains(field.name())) {
        invention(
            at(field, line),
            "nothing says what " + field.name() + " of " + record + " means",
            "remove it; what is known is " + String.join(", ", known));
      }
    }
  }

  /** Says that the key of threads has no use, where no record has the id of a thread. */
  public void threadIsUsed(List<TypeRef> records) {
    boolean isUsed =
        records.stream().anyMatch(type -> context.samples().shapes().has(type, "threadId", "UUID"));
    if (context.operation().threadKey().isPresent() && !isUsed) {
      wrong(
          context.operation().line(),
          "the thread_key of "
              + context.operation().name()
              + " has no use, since no record has a threadId",
          "add {name: threadId, type: UUID} to " + records.get(0) + ", or leave thread_key out");
    }
  }

  /** The constants of an enum. */
  public Optional<List<String>> constants(TypeRef type) {
    return context.samples().shapes().constants(type);
  }

  /** Says that the spec is wrong; the answer is empty. */
  public <T> Optional<T> wrong(int line, String issue, String fix) {
    add(Blocker.Kind.SPEC_BLOCKER, line, issue, fix);
    return Optional.empty();
  }

  /** Says that the repository doesn't tell; the answer is empty. */
  public <T> Optional<T> unclear(int line, String issue, String fix) {
    add(Blocker.Kind.CONTRACT_UNCLEAR, line, issue, fix);
    return Optional.empty();
  }

  /** Says that something would have to be made up. */
  public void invention(int line, String issue, String fix) {
    add(Blocker.Kind.INVENTION_REQUIRED, line, issue, fix);
  }

  /** Whether both name the same type. */
  public boolean isSame(Optional<TypeRef> one, Optional<TypeRef> other) {
    return one.flatMap(context.names()::find).equals(other.flatMap(context.names()::find));
  }

  private void add(Blocker.Kind kind, int line, String issue, String fix) {
    complaints++;
    context.blockers().add(kind, line, issue, fix);
  }

  private static Optional<TypeRef> argument(TypeRef type, String container) {
    boolean isContainer =
        type.name().equals(container) || type.name().equals("java.util." + container);
    return isContainer ? type.arguments().stream().findFirst() : Optional.empty();
  }

  private static String shown(Optional<TypeRef> type) {
    return type.map(TypeRef::toString).orElse("nothing");
  }

  private static int at(FieldSpec field, int otherwise) {
    return field.line() == 0 ? otherwise : field.line();
  }
}
