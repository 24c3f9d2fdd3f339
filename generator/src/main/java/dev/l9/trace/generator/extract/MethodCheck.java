package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.extract.ExtractedType.Method;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.List;
import java.util.Optional;

/**
 * Holds the methods of the repository that a spec calls against what the spec wants of them. Those
 * of the module's own ports are none of these.
 */
final class MethodCheck {

  private final ModuleSpec spec;
  private final SpecTypes names;
  private final MethodFinder methods;
  private final LoopTypes loops;

  MethodCheck(ModuleSpec spec, FoundTypes found) {
    this.spec = spec;
    this.names = new SpecTypes(spec);
    this.methods = new MethodFinder(spec, found);
    this.loops = new LoopTypes(spec, found);
  }

  /** What is wrong, in the order of the spec. */
  List<Blocker> check() {
    spec.operations().forEach(this::check);
    for (ErrorSpec error : spec.errorPolicy().errors()) {
      error.when().ifPresent(methods::find);
    }
    return methods.blockers();
  }

  private void check(OperationSpec operation) {
    Behaviour behaviour = operation.behaviour();
    if (behaviour instanceof Behaviour.Call call) {
      takes(call.target(), operation.input());
      operation.output().ifPresent(output -> gives(call.target(), output));
    } else if (behaviour instanceof Behaviour.FirstMatch match) {
      takesNothing(match.rules());
      givesList(match.rules());
      methods.find(match.audit()).ifPresent(audit -> count(match.audit(), audit, 1));
    } else if (behaviour instanceof Behaviour.Loop loop) {
      takes(loop.next(), TypeRef.of(loop.context()));
      loops.call(loop).ifPresent(call -> takes(loop.dispatch(), call));
    } else if (behaviour instanceof Behaviour.SignedRequest signed) {
      takesNothing(signed.secret());
      gives(signed.secret(), TypeRef.of("String"));
      takes(signed.deliver(), TypeRef.of(signed.event()));
    }
  }

  private void takesNothing(MethodRef reference) {
    methods.find(reference).ifPresent(method -> count(reference, method, 0));
  }

  private void takes(MethodRef reference, TypeRef parameter) {
    Optional<Method> method = methods.find(reference);
    if (method.isEmpty() || !count(reference, method.get(), 1)) {
      return;
    }
    TypeRef wanted = names.full(parameter);
    TypeRef taken = method.get().parameters().get(0).type();
    if (!SpecTypes.fits(wanted, taken)) {
      block(reference, " takes " + taken + ", and the spec gives it " + wanted);
    }
  }

  private void gives(MethodRef reference, TypeRef result) {
    TypeRef wanted = names.full(result);
    methods
        .find(reference)
        .map(Method::result)
        .filter(given -> !SpecTypes.fits(wanted, given))
        .ifPresent(given -> block(reference, " gives " + given + ", and the spec wants " + wanted));
  }

  private void givesList(MethodRef reference) {
    methods
        .find(reference)
        .map(Method::result)
        .filter(given -> !given.name().equals(JdkType.LIST.qualifiedName()))
        .ifPresent(given -> block(reference, " gives " + given + ", and the spec wants a list"));
  }

  private boolean count(MethodRef reference, Method method, int wanted) {
    int count = method.parameters().size();
    if (count != wanted) {
      block(reference, " has " + count + " parameters, and the spec calls it with " + wanted);
    }
    return count == wanted;
  }

  private void block(MethodRef reference, String issue) {
    methods.block(reference, reference + issue + methods.at(reference));
  }
}
