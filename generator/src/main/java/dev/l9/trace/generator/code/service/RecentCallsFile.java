package dev.l9.trace.generator.code.service;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.lang.model.element.Modifier;

/** Writes the class that remembers recent calls. */
public final class RecentCallsFile {

  private static final TypeVariableName R = TypeVariableName.get("R");
  private static final TypeName SUPPLIER =
      ParameterizedTypeName.get(ClassName.get(Supplier.class), R);
  private static final ClassName RUNNING = ClassName.get("", "Running");

  private final ClassName name;
  private final TypeName kept;

  /** A class of this name. */
  public RecentCallsFile(ClassName name) {
    this.name = name;
    this.kept = ParameterizedTypeName.get(ClassName.get("", "Kept"), R);
  }

  /** The class. */
  public TypeSpec write() {
    return TypeSpec.classBuilder(name)
        .addModifiers(Modifier.FINAL)
        .addTypeVariable(R)
        .addJavadoc(
            """
            Remembers the results of recent calls by their keys, so that a repeated call gets the \
            result of the first one. It keeps a bounded number of results, each for a bounded time.

            <p>It may be used by several threads at once. Of equal calls at the same time, one \
            does the work, and the others wait for its result. A call that fails isn't \
            remembered: the next one with its key does the work. A call that makes an equal one \
            itself fails, because it would wait for its own end.

            @param <R> what calls give
            """)
        .addField(Clock.class, "clock", Modifier.PRIVATE, Modifier.FINAL)
        .addField(Duration.class, "timeToLive", Modifier.PRIVATE, Modifier.FINAL)
        .addField(int.class, "maxEntries", Modifier.PRIVATE, Modifier.FINAL)
        .addField(
            map(
                "done",
                LinkedHashMap.class,
                kept,
                "Results, the oldest first; whoever uses one of the maps holds the lock of this one.\n"))
        .addField(
            map(
                "running",
                HashMap.class,
                RUNNING,
                "The calls that haven't ended, whether or not they will give a result.\n"))
        .addMethod(constructor())
        .addMethod(result())
        .addMethod(run())
        .addMethod(keep())
        .addMethod(dropExpired())
        .addType(keptType())
        .addType(runningType())
        .build();
  }

  private static FieldSpec map(String field, Class<?> type, TypeName value, String doc) {
    TypeName map =
        ParameterizedTypeName.get(ClassName.get(Map.class), TypeName.get(String.class), value);
    return FieldSpec.builder(map, field, Modifier.PRIVATE, Modifier.FINAL)
        .addJavadoc(doc)
        .initializer("new $T<>()", type)
        .build();
  }

  private static MethodSpec constructor() {
    return MethodSpec.constructorBuilder()
        .addParameter(Clock.class, "clock")
        .addParameter(Duration.class, "timeToLive")
        .addParameter(int.class, "maxEntries")
        .addStatement("this.clock = clock")
        .addStatement("this.timeToLive = timeToLive")
        .addStatement("this.maxEntries = maxEntries")
        .build();
  }

  private MethodSpec result() {
    return MethodSpec.methodBuilder("result")
        .addJavadoc(
            "The result of the first call with this key; makes the call if there is none.\n")
        .returns(R)
        .addParameter(String.class, "key")
        .addParameter(SUPPLIER, "call")
        .addStatement(
            "$T own = new $T($T.currentThread(), new $T<>())",
            RUNNING,
            RUNNING,
            Thread.class,
            CompletableFuture.class)
        .beginControlFlow("while (true)")
        .addStatement("$T other", RUNNING)
        .beginControlFlow("synchronized (done)")
        .addStatement("dropExpired()")
        .addStatement("$T first = done.get(key)", kept)
        .beginControlFlow("if (first != null)")
        .addStatement("return first.result()")
        .endControlFlow()
        .addStatement("other = running.putIfAbsent(key, own)")
        .endControlFlow()
        .beginControlFlow("if (other == null)")
        .addStatement("return run(key, call, own)")
        .endControlFlow()
        .beginControlFlow("if (other.by() == own.by())")
        .addStatement(
            "throw new $T($S + key + $S)",
            IllegalStateException.class,
            "the call with the key ",
            " makes a call with this key")
        .endControlFlow()
        .addStatement("other.ended().join()")
        .endControlFlow()
        .build();
  }

  private static MethodSpec run() {
    return MethodSpec.methodBuilder("run")
        .addModifiers(Modifier.PRIVATE)
        .returns(R)
        .addParameter(String.class, "key")
        .addParameter(SUPPLIER, "call")
        .addParameter(RUNNING, "own")
        .beginControlFlow("try")
        .addStatement("$T result = call.get()", R)
        .addStatement("keep(key, result)")
        .addStatement("return result")
        .nextControlFlow("finally")
        .beginControlFlow("synchronized (done)")
        .addStatement("running.remove(key)")
        .endControlFlow()
        .addStatement("own.ended().complete(null)")
        .endControlFlow()
        .build();
  }

  private static MethodSpec keep() {
    return MethodSpec.methodBuilder("keep")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(String.class, "key")
        .addParameter(R, "result")
        .beginControlFlow("synchronized (done)")
        .beginControlFlow("if (done.size() == maxEntries)")
        .addStatement("done.remove(done.keySet().iterator().next())")
        .endControlFlow()
        .addStatement("done.put(key, new Kept<>(result, clock.instant().plus(timeToLive)))")
        .endControlFlow()
        .build();
  }

  private MethodSpec dropExpired() {
    TypeName iterator = ParameterizedTypeName.get(ClassName.get(Iterator.class), kept);
    return MethodSpec.methodBuilder("dropExpired")
        .addModifiers(Modifier.PRIVATE)
        .addStatement("$T now = clock.instant()", Instant.class)
        .addStatement("$T oldest = done.values().iterator()", iterator)
        .beginControlFlow("while (oldest.hasNext() && !now.isBefore(oldest.next().expiresAt()))")
        .addStatement("oldest.remove()")
        .endControlFlow()
        .build();
  }

  private static TypeSpec runningType() {
    TypeName ended = ParameterizedTypeName.get(CompletableFuture.class, Void.class);
    return TypeSpec.recordBuilder("Running")
        .addModifiers(Modifier.PRIVATE)
        .recordConstructor(
            MethodSpec.constructorBuilder()
                .addParameter(Thread.class, "by")
                .addParameter(ended, "ended")
                .build())
        .build();
  }

  private static TypeSpec keptType() {
    return TypeSpec.recordBuilder("Kept")
        .addModifiers(Modifier.PRIVATE)
        .addTypeVariable(R)
        .recordConstructor(
            MethodSpec.constructorBuilder()
                .addParameter(R, "result")
                .addParameter(Instant.class, "expiresAt")
                .build())
        .build();
  }

  /** The field of a service that remembers calls with this result. */
  static CodeBlock newRecentCalls(ClassName name, CodeBlock timeToLive, String maxEntries) {
    return CodeBlock.of("new $T<>(clock, $L, $L)", name, timeToLive, maxEntries);
  }
}
