package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.spec.Assumptions;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.DependencySpec;
import dev.l9.trace.generator.spec.ErrorPolicy;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.Idempotency;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleKind;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.ModuleSpec.FileName;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes specs for tests. Lines are those that a file would have: dependencies begin in line 20. */
public final class ModuleSpecs {

  private final List<FileName> allowed = new ArrayList<>();
  private final List<FileName> reads = new ArrayList<>();
  private final List<DependencySpec> dependencies = new ArrayList<>();
  private final List<TypeSpec> types = new ArrayList<>();
  private final List<OperationSpec> operations = new ArrayList<>();
  private final List<PortSpec> ports = new ArrayList<>();
  private final List<ErrorPolicy.ErrorSpec> errors = new ArrayList<>();
  private Assumptions assumptions = Assumptions.NONE;
  private String packageName = "com.example.module";

  /** A spec that names these types of the repository. */
  public static ModuleSpecs on(String... dependencies) {
    ModuleSpecs specs = new ModuleSpecs();
    for (String dependency : dependencies) {
      specs.dependencies.add(new DependencySpec(dependency, 20 + specs.dependencies.size()));
    }
    return specs;
  }

  ModuleSpecs inPackage(String name) {
    packageName = name;
    return this;
  }

  ModuleSpecs reads(String... paths) {
    for (String path : paths) {
      reads.add(new FileName(path, 10 + reads.size()));
    }
    return this;
  }

  ModuleSpecs makes(String path) {
    allowed.add(new FileName(path, 15));
    return this;
  }

  ModuleSpecs assumes(String toolIdentity, String idempotency) {
    assumptions = new Assumptions(Optional.of(toolIdentity), Optional.of(idempotency), 18);
    return this;
  }

  ModuleSpecs record(String name, String... fields) {
    List<FieldSpec> specs = new ArrayList<>();
    for (String field : fields) {
      String[] parts = field.split(" ", 2);
      specs.add(
          new FieldSpec(parts[1], type(parts[0]), "", Constraints.NONE, Optional.empty(), 31));
    }
    types.add(new TypeSpec.RecordSpec(name, "A record.", specs, 30));
    return this;
  }

  ModuleSpecs port(String name, String method, Optional<String> input, Optional<String> output) {
    PortSpec.Method one =
        new PortSpec.Method(
            method, "Does it.", input.map(ModuleSpecs::type), output.map(ModuleSpecs::type), 51);
    ports.add(new PortSpec(name, "A port.", List.of(one), 50));
    return this;
  }

  ModuleSpecs error(String name, String type, String method) {
    errors.add(
        new ErrorPolicy.ErrorSpec(
            name,
            "It failed.",
            Optional.of(new MethodRef(type, method, 61)),
            ErrorPolicy.Reaction.FAIL_CLOSED,
            60));
    return this;
  }

  /** An operation that calls {@code Type.method}. */
  ModuleSpecs call(String input, String output, String type, String method) {
    Behaviour call = new Behaviour.Call(new MethodRef(type, method, 42), 41);
    return operation(input, output, call, Optional.empty());
  }

  /** An operation that is a loop over tools. */
  ModuleSpecs loop(String next, String dispatch) {
    Behaviour loop =
        new Behaviour.Loop(
            "Context",
            reference(next),
            reference(dispatch),
            Optional.of("approvedTools"),
            8,
            "COMPLETED",
            "LIMIT_REACHED",
            Optional.empty(),
            "ToolMismatch",
            41);
    return operation(
        "Task", "Task", loop, Optional.of(new Idempotency("id", Duration.ofMinutes(1), 9, 43)));
  }

  private static MethodRef reference(String text) {
    int dot = text.lastIndexOf('.');
    return new MethodRef(text.substring(0, dot), text.substring(dot + 1), 42);
  }

  ModuleSpecs operation(
      String input, String output, Behaviour behaviour, Optional<Idempotency> idempotency) {
    operations.add(
        new OperationSpec(
            "run",
            "Runs.",
            type(input),
            Optional.of(type(output)),
            List.of(),
            "SYSTEM",
            List.of(),
            Optional.empty(),
            idempotency,
            behaviour,
            40));
    return this;
  }

  private static TypeRef type(String text) {
    int open = text.indexOf('<');
    return open < 0
        ? TypeRef.of(text)
        : new TypeRef(
            text.substring(0, open), List.of(type(text.substring(open + 1, text.length() - 1))));
  }

  /** The spec, as if it were read from {@code module.yaml}. */
  public ModuleSpec spec() {
    return new ModuleSpec(
        "module.yaml",
        new ModuleSpec.Identity("mod", "Mod", "Does it.", ModuleKind.SERVICE, packageName),
        Map.of(),
        new ModuleSpec.Repo(allowed, reads),
        Optional.empty(),
        assumptions,
        dependencies,
        types,
        operations,
        ports,
        new ErrorPolicy(ErrorPolicy.Reaction.FAIL_CLOSED, errors, 59),
        List.of());
  }
}
