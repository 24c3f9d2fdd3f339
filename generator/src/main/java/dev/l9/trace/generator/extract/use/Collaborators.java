package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.extract.syntax.NameResolver;
import dev.l9.trace.generator.extract.use.RepeatCheck.Place;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Follows a call into the method that is called, if the repository has it, and no further. */
final class Collaborators {

  private final Declaration type;
  private final NameResolver names;

  /** Follows calls in a type. */
  Collaborators(Declaration type, NameResolver names) {
    this.type = type;
    this.names = names;
  }

  /** The places that the called method asks; none if the repository doesn't say. */
  Set<Place> asked(MethodInvocationTree call, VariableTypes variables) {
    Optional<ExpressionTree> receiver = AskedPlace.receiver(call);
    List<Declaration> called =
        receiver.isEmpty() ? List.of(type) : declared(receiver.get(), variables);
    Set<Place> places = EnumSet.noneOf(Place.class);
    for (Declaration one : called) {
      places.addAll(new Body(one).asked(ToolFieldReader.methodName(call)));
    }
    return places;
  }

  private List<Declaration> declared(ExpressionTree receiver, VariableTypes variables) {
    return variables
        .type(receiver)
        .map(name -> names.resolve(type, type.typeVariables(), name))
        .map(name -> names.declarations().find(name))
        .orElse(List.of());
  }

  /** What the methods of a type ask. */
  private static final class Body extends TreeScanner<Void, Void> {
    private final Declaration type;
    private final VariableTypes variables;
    private final Set<Place> places = EnumSet.noneOf(Place.class);

    Body(Declaration type) {
      this.type = type;
      this.variables = new VariableTypes(type.tree());
    }

    Set<Place> asked(String method) {
      for (Tree member : type.tree().getMembers()) {
        if (member instanceof MethodTree one && one.getName().contentEquals(method)) {
          variables.beginMethod();
          scan(one, null);
        }
      }
      return places;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void nothing) {
      variables.see(variable);
      return super.visitVariable(variable, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
      if (!call.getArguments().isEmpty()) {
        AskedPlace.of(call, variables).ifPresent(places::add);
      }
      return super.visitMethodInvocation(call, null);
    }
  }
}
