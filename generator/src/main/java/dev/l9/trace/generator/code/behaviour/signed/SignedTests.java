package dev.l9.trace.generator.code.behaviour.signed;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.generator.code.behaviour.ContractTest;
import dev.l9.trace.generator.code.behaviour.OperationCode;
import dev.l9.trace.generator.code.behaviour.OperationContext;
import dev.l9.trace.generator.code.behaviour.ServiceFixture;
import dev.l9.trace.generator.code.behaviour.role.TestBody;
import dev.l9.trace.generator.spec.Behaviour.Headers;
import dev.l9.trace.generator.spec.Behaviour.SignedRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes the tests of which requests are taken, and which are refused. */
final class SignedTests {

  private final OperationContext context;
  private final SignedRequest signed;
  private final SignedTypes types;
  private final SignedRecords records;
  private final SignedFixture fixture;

  SignedTests(
      OperationContext context, SignedRequest signed, SignedTypes types, SignedRecords records) {
    this.context = context;
    this.signed = signed;
    this.types = types;
    this.records = records;
    this.fixture = new SignedFixture(context, signed, types, records);
  }

  /** Adds the tests, and what they need. */
  void addTo(OperationCode code) {
    code.test(vector()).test(headersInAnyCase());
    code.test(invalid())
        .test(stale())
        .test(noTime())
        .test(limits())
        .test(missing())
        .test(doubled())
        .test(unclear());
    new DeliveryTests(context, signed, types, records, fixture).addTo(code);
    fixture.addTo(code);
  }

  /** A request that was signed elsewhere. */
  private ContractTest vector() {
    CodeBlock request =
        fixture.request(
            CodeBlock.of("$S", fixture.vector()),
            CodeBlock.of("$S", fixture.timestamp()),
            CodeBlock.of("$N", fixture.delivery()));
    TestBody body = fixture.start().then("$T request = $L", requestType(), request).gap();
    return new ContractTest(
        context.operation().name() + "_takesAKnownSignature",
        context.operation().idempotency().isPresent()
            ? List.of("signature.valid_passes", "idempotency.first_processes_fully")
            : List.of("signature.valid_passes"),
        taken(body).end(),
        false);
  }

  private ContractTest headersInAnyCase() {
    String signature = signed.headers().signature().toUpperCase(Locale.ROOT);
    CodeBlock headers =
        CodeBlock.of(
            "$T.of($S, $S, $S, $S, $S, $N)",
            Map.class,
            signature,
            fixture.vector(),
            signed.headers().timestamp().toLowerCase(Locale.ROOT),
            fixture.timestamp(),
            signed.headers().correlation().toUpperCase(Locale.ROOT),
            fixture.delivery());
    TestBody body =
        fixture.start().then("$T request = $L", requestType(), fixture.request(headers)).gap();
    return test("takesHeadersInAnyCase", "signature.valid_passes", taken(body));
  }

  private TestBody taken(TestBody body) {
    body.then("$T response = $L", context.names().type(types.response()), call("request")).gap();
    return body.equal(CodeBlock.of("$N", fixture.accepted()), "response")
        .equal(CodeBlock.of("1"), CodeBlock.of("$L.size()", delivered()));
  }

  private ContractTest invalid() {
    TestBody body = fixture.start();
    CodeBlock now = CodeBlock.of("$S", fixture.timestamp());
    CodeBlock secret = CodeBlock.of("$N", fixture.secret());
    CodeBlock delivery = CodeBlock.of("$N", fixture.delivery());
    CodeBlock right = fixture.signature(secret, delivery, now);
    CodeBlock byAnother = fixture.signature(CodeBlock.of("$S", "another secret"), delivery, now);
    CodeBlock ofAnother = fixture.signature(secret, CodeBlock.of("$S", "another"), now);
    CodeBlock earlier = fixture.signature(secret, delivery, CodeBlock.of("$S", "1"));
    CodeBlock cut = CodeBlock.of("$L.substring(1)", right);
    body.gap();
    for (CodeBlock wrong : List.of(byAnother, ofAnother, earlier, cut, CodeBlock.of("$S", "x"))) {
      refused(body, fixture.request(wrong, now, delivery));
    }
    refused(body, fixture.signed(CodeBlock.of("$S", "a.1")));
    return test("refusesAWrongSignature", "signature.invalid_returns_401", nothing(body));
  }

  private ContractTest stale() {
    long tolerance = signed.tolerance().toSeconds();
    TestBody body = fixture.start().gap();
    refused(body, fixture.signedAt(at(-tolerance - 1)));
    refused(body, fixture.signedAt(at(tolerance + 1)));
    return test(
        "refusesWhatWasSignedAtAnotherTime", "signature.stale_timestamp_401", nothing(body));
  }

  private ContractTest noTime() {
    TestBody body = fixture.start().gap();
    refused(body, fixture.signedAt(CodeBlock.of("$S", "yesterday")));
    refused(
        body, fixture.signedAt(CodeBlock.of("$T.toString($T.MAX_VALUE)", Long.class, Long.class)));
    return test("refusesATimestampThatIsNone", "signature.stale_timestamp_401", nothing(body));
  }

  private ContractTest limits() {
    long tolerance = signed.tolerance().toSeconds();
    TestBody body = fixture.start().gap();
    for (long seconds : new long[] {-tolerance, tolerance}) {
      body.equal(
          CodeBlock.of("$N", fixture.accepted()),
          context.fixture().call(context.operation(), fixture.signedAt(at(seconds))));
    }
    return test("takesWhatIsJustInTime", "signature.valid_passes", body);
  }

  private CodeBlock at(long seconds) {
    return CodeBlock.of("$S", Long.toString(ServiceFixture.NOW.getEpochSecond() + seconds));
  }

  private ContractTest missing() {
    TestBody body = fixture.start().gap();
    for (String header : headers()) {
      refused(body, fixture.without(header));
    }
    return test("refusesARequestWithoutAHeader", "signature.missing_headers_401", nothing(body));
  }

  private List<String> headers() {
    Headers headers = signed.headers();
    return List.of(headers.signature(), headers.timestamp(), headers.correlation());
  }

  /** It isn't known which of two counts. */
  private ContractTest doubled() {
    TestBody body = fixture.start().gap();
    for (String header : headers()) {
      refused(body, fixture.doubled(header));
    }
    return test("refusesARequestWithAHeaderTwice", "signature.missing_headers_401", nothing(body));
  }

  private ContractTest unclear() {
    TestBody body = fixture.start().gap();
    for (String delivery : List.of(" ", "a\r\nb")) {
      refused(body, fixture.signed(CodeBlock.of("$S", delivery)));
    }
    return test("refusesADeliveryWithoutAName", "signature.missing_headers_401", nothing(body));
  }

  private void refused(TestBody body, CodeBlock request) {
    body.equal(
        CodeBlock.of("$N", fixture.refused()),
        context.fixture().call(context.operation(), request));
  }

  private TestBody nothing(TestBody body) {
    return body.equal(CodeBlock.of("$T.of()", List.class), delivered());
  }

  private CodeBlock delivered() {
    return context.fixture().calls(signed.deliver());
  }

  private CodeBlock call(String request) {
    return context.fixture().call(context.operation(), CodeBlock.of("$N", request));
  }

  private TypeName requestType() {
    return context.names().type(types.request());
  }

  private ContractTest test(String behaviour, String contract, TestBody body) {
    return ContractTest.of(context.operation().name() + "_" + behaviour, contract, body.end());
  }
}
