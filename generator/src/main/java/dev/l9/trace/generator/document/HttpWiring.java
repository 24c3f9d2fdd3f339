package dev.l9.trace.generator.document;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.lang.model.element.Modifier;

/** The part of a wiring that has the JDK's HTTP server hand requests to an adapter. */
final class HttpWiring {

  private static final ClassName SERVER = ClassName.get("com.sun.net.httpserver", "HttpServer");
  private static final ClassName EXCHANGE = ClassName.get("com.sun.net.httpserver", "HttpExchange");
  private static final Set<String> KNOWN = Set.of("headers", "body");
  private static final int USUAL_BYTES = 1 << 20;
  private static final int BYTES_PER_CHARACTER = 4;

  private final OperationSpec operation;
  private final Behaviour.SignedRequest signed;
  private final RecordSpec input;
  private final ModuleNames names;
  private final String path;

  private HttpWiring(
      OperationSpec operation,
      Behaviour.SignedRequest signed,
      RecordSpec input,
      ModuleNames names,
      String path) {
    this.operation = operation;
    this.signed = signed;
    this.input = input;
    this.names = names;
    this.path = path;
  }

  /** Empty where no operation takes what an HTTP server has: headers and a body. */
  static Optional<HttpWiring> of(ModuleSpec spec, ModuleNames names) {
    for (OperationSpec operation : spec.operations()) {
      Optional<RecordSpec> input =
          spec.types().stream()
              .filter(type -> type.name().equals(operation.input().name()))
              .filter(RecordSpec.class::isInstance)
              .map(RecordSpec.class::cast)
              .filter(type -> type.fields().stream().allMatch(one -> KNOWN.contains(one.name())))
              .findFirst();
      if (operation.behaviour() instanceof Behaviour.SignedRequest signed && input.isPresent()) {
        String path = "/" + spec.identity().id().replace('_', '-');
        return Optional.of(new HttpWiring(operation, signed, input.get(), names, path));
      }
    }
    return Optional.empty();
  }

  /** Where the server takes requests. */
  String path() {
    return path;
  }

  /** Adds what the constructor does beside making the module. */
  void start(MethodSpec.Builder constructor) {
    constructor
        .addParameter(InetSocketAddress.class, "address")
        .addException(IOException.class)
        .addStatement("this.threads = $T.newFixedThreadPool(8)", Executors.class)
        .addStatement("this.server = $T.create(address, 0)", SERVER)
        .addStatement("server.setExecutor(threads)")
        .addStatement("server.createContext($S, this::handle)", path)
        .addStatement("server.start()");
  }

  /** Adds the members of the class. */
  void addTo(TypeSpec.Builder type) {
    type.addSuperinterface(AutoCloseable.class);
    type.addField(
        FieldSpec.builder(int.class, "MAX_BYTES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("$L", maxBytes())
            .build());
    type.addField(SERVER, "server", Modifier.PRIVATE, Modifier.FINAL);
    type.addField(ExecutorService.class, "threads", Modifier.PRIVATE, Modifier.FINAL);
    type.addMethod(handle());
    type.addMethod(status());
    type.addMethod(close());
  }

  private int maxBytes() {
    return input.fields().stream()
        .filter(field -> field.name().equals("body"))
        .flatMapToInt(field -> field.constraints().maxLength().stream())
        .map(length -> Math.min(length, Integer.MAX_VALUE / BYTES_PER_CHARACTER - 1))
        .map(length -> length * BYTES_PER_CHARACTER)
        .findFirst()
        .orElse(USUAL_BYTES);
  }

  private static MethodSpec handle() {
    return MethodSpec.methodBuilder("handle")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(EXCHANGE, "exchange")
        .addException(IOException.class)
        .beginControlFlow("try (exchange)")
        .addStatement(
            "$1T<$2T, $2T> headers = new $3T<>($2T.CASE_INSENSITIVE_ORDER)",
            Map.class,
            String.class,
            TreeMap.class)
        .addStatement(
            "exchange.getRequestHeaders().forEach((name, values) -> headers.put(name,"
                + " $T.join(\",\", values)))",
            String.class)
        .addStatement("byte[] body = exchange.getRequestBody().readNBytes(MAX_BYTES + 1)")
        .addStatement(
            "int status = body.length > MAX_BYTES ? 413 : status(headers, new $T(body, $T.UTF_8))",
            String.class,
            StandardCharsets.class)
        .addStatement("exchange.sendResponseHeaders(status, -1)")
        .endControlFlow()
        .build();
  }

  private MethodSpec status() {
    TypeName type = names.type(operation.input());
    List<CodeBlock> arguments =
        input.fields().stream().map(field -> CodeBlock.of("$N", field.name())).toList();
    return MethodSpec.methodBuilder("status")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(headers(), "headers")
        .addParameter(String.class, "body")
        .returns(int.class)
        .beginControlFlow("try")
        .addStatement(
            "return $N.$N(new $T($L)).status()",
            Wiring.variable(names),
            operation.name(),
            type,
            CodeBlock.join(arguments, ", "))
        .nextControlFlow("catch ($T e)", names.exception())
        .addStatement("return $L", signed.statuses().failed())
        .nextControlFlow("catch ($T e)", IllegalArgumentException.class)
        .addStatement("return 400")
        .endControlFlow()
        .build();
  }

  private static TypeName headers() {
    return com.palantir.javapoet.ParameterizedTypeName.get(Map.class, String.class, String.class);
  }

  private static MethodSpec close() {
    return MethodSpec.methodBuilder("close")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("Shutdown: requests that are being answered have a second to end.\n")
        .addStatement("server.stop(1)")
        .addStatement("threads.shutdown()")
        .build();
  }
}
