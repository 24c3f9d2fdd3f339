package dev.l9.trace.generator.code;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.behaviour.CallBehaviour;
import dev.l9.trace.generator.code.behaviour.CalledMethods;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.ErrorMapping;
import dev.l9.trace.generator.code.behaviour.FakeAnswers;
import dev.l9.trace.generator.code.behaviour.OperationBehaviour;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.ServiceFixture;
import dev.l9.trace.generator.code.behaviour.loop.LoopBehaviour;
import dev.l9.trace.generator.code.behaviour.match.FirstMatchBehaviour;
import dev.l9.trace.generator.code.behaviour.signed.SignedRequestBehaviour;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.code.sample.FieldChecks;
import dev.l9.trace.generator.code.sample.Samples;
import dev.l9.trace.generator.code.service.RecentCallsFile;
import dev.l9.trace.generator.code.service.ServiceFile;
import dev.l9.trace.generator.code.service.ServiceParameters;
import dev.l9.trace.generator.code.service.WrittenOperation;
import dev.l9.trace.generator.code.test.ServiceTestFile;
import dev.l9.trace.generator.code.test.TypesTestFile;
import dev.l9.trace.generator.code.text.JavaFiles;
import dev.l9.trace.generator.code.type.ExceptionFile;
import dev.l9.trace.generator.code.type.InterfaceFile;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.Blockers;
import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Generates the code and the tests of a module. Equal specs and extractions give equal files. Not
 * thread-safe.
 */
public final class CodeGenerator {

  private final ModuleSpec spec;
  private final Extractions extractions;
  private final Blockers blockers;
  private final ModuleNames names;
  private final Samples samples;
  private final ErrorMapping errors;
  private final CalledMethods methods;

  private CodeGenerator(ModuleSpec spec, Extractions extractions) {
    this.spec = spec;
    this.extractions = extractions;
    this.blockers = new Blockers(spec.file());
    this.names = new ModuleNames(spec, extractions);
    this.samples = new Samples(spec, extractions, names, blockers);
    this.errors = new ErrorMapping(spec, names, samples.shapes());
    this.methods = new CalledMethods(spec, extractions, names);
  }

  /**
   * What came of a generation.
   *
   * @param files empty if something is in the way
   */
  public record Result(List<GeneratedFile> files, List<Blocker> blockers) {
    public Result {
      files = List.copyOf(files);
      blockers = List.copyOf(blockers);
    }
  }

  /** Generates the Java files, and {@code pom.xml} where the spec has {@code module.maven}. */
  public static Result generate(ModuleSpec spec, Extractions extractions) {
    CodeGenerator generator = new CodeGenerator(spec, extractions);
    new SpecCheck(spec, extractions, generator.names, generator.methods, generator.blockers)
        .check();
    List<Blocker> wrong = generator.blockers.list();
    return wrong.isEmpty() ? generator.generate() : new Result(List.of(), wrong);
  }

  private Result generate() {
    List<WrittenOperation> operations = spec.operations().stream().map(this::write).toList();
    List<OperationCode> codes = operations.stream().map(WrittenOperation::code).toList();
    if (!blockers.list().isEmpty()) {
      return new Result(List.of(), blockers.list());
    }
    ServiceParameters parameters = ServiceParameters.of(spec, names, methods, codes);
    TypesTestFile types = new TypesTestFile(spec, names, samples, errors);
    ServiceTestFile service = new ServiceTestFile(parameters, operations);
    checkAcceptance(types.tests(), service.tests());
    List<GeneratedFile> files = new ArrayList<>();
    MavenFile.of(spec).ifPresent(files::add);
    files.add(
        code(
            names.api(), new InterfaceFile(spec, names, new FieldChecks(samples), errors).write()));
    files.add(code(names.service(), new ServiceFile(spec, names, parameters).write(operations)));
    files.add(code(names.exception(), new ExceptionFile(names, errors).write()));
    if (spec.operations().stream().anyMatch(operation -> operation.idempotency().isPresent())) {
      files.add(code(names.recentCalls(), new RecentCallsFile(names.recentCalls()).write()));
    }
    files.add(test(names.typesTest(), types.write()));
    files.add(test(names.serviceTest(), service.write()));
    List<Blocker> wrong = blockers.list();
    return new Result(wrong.isEmpty() ? files : List.of(), wrong);
  }

  private WrittenOperation write(OperationSpec operation) {
    OperationContext context =
        new OperationContext(
            spec,
            operation,
            extractions,
            names,
            methods,
            errors,
            samples,
            new ServiceFixture(spec),
            new FakeAnswers(spec, names, samples),
            blockers);
    OperationBehaviour behaviour = behaviour(operation.behaviour());
    return new WrittenOperation(context, behaviour.write(context), !behaviour.remembersCalls());
  }

  private static OperationBehaviour behaviour(Behaviour behaviour) {
    if (behaviour instanceof Behaviour.Call) {
      return new CallBehaviour();
    }
    if (behaviour instanceof Behaviour.FirstMatch) {
      return new FirstMatchBehaviour();
    }
    return behaviour instanceof Behaviour.Loop ? new LoopBehaviour() : new SignedRequestBehaviour();
  }

  /** What no generated test proves would have to be made up. */
  private void checkAcceptance(List<ContractTest> types, List<ContractTest> service) {
    Set<String> proved = new HashSet<>();
    types.forEach(test -> proved.addAll(test.contracts()));
    service.forEach(test -> proved.addAll(test.contracts()));
    for (ModuleSpec.Acceptance acceptance : spec.acceptance()) {
      if (!proved.contains(acceptance.contract())) {
        blockers.add(
            Blocker.Kind.INVENTION_REQUIRED,
            acceptance.line(),
            "no generated test proves " + acceptance.contract(),
            "leave it out of acceptance.required, or give the module what it speaks of");
      }
    }
  }

  private GeneratedFile code(ClassName name, TypeSpec type) {
    return new GeneratedFile(ModuleNames.mainFile(name), FileRole.CODE, text(type));
  }

  private GeneratedFile test(ClassName name, TypeSpec type) {
    return new GeneratedFile(ModuleNames.testFile(name), FileRole.TEST, text(type));
  }

  private String text(TypeSpec type) {
    return JavaFiles.text(names.packageName(), type);
  }
}
