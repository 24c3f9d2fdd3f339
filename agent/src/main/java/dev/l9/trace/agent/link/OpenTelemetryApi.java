package dev.l9.trace.agent.link;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one copy of OpenTelemetry's {@code Span}. That class itself holds them, so that
 * they live as long as it does.
 */
final class OpenTelemetryApi {

  private static final ClassValue<OpenTelemetryApi> OF =
      new ClassValue<>() {
        @Override
        protected OpenTelemetryApi computeValue(Class<?> span) {
          try {
            return new OpenTelemetryApi(span);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
      };

  private final MethodHandle currentContext;
  private final MethodHandle isValid;
  private final MethodHandle traceId;
  private final MethodHandle spanId;
  private final MethodHandle flags;

  private OpenTelemetryApi(Class<?> span) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    Class<?> context = span.getMethod("getSpanContext").getReturnType();
    Class<?> traceFlags = context.getMethod("getTraceFlags").getReturnType();
    MethodHandle current = lookup.findStatic(span, "current", MethodType.methodType(span));
    MethodHandle contextOf =
        lookup.findVirtual(span, "getSpanContext", MethodType.methodType(context));
    MethodHandle flagsOf =
        lookup.findVirtual(context, "getTraceFlags", MethodType.methodType(traceFlags));
    MethodHandle hex = lookup.findVirtual(traceFlags, "asHex", MethodType.methodType(String.class));
    currentContext =
        MethodHandles.filterReturnValue(current, contextOf)
            .asType(MethodType.methodType(Object.class));
    isValid = ofContext(lookup, context, "isValid", boolean.class);
    traceId = ofContext(lookup, context, "getTraceId", String.class);
    spanId = ofContext(lookup, context, "getSpanId", String.class);
    flags =
        MethodHandles.filterReturnValue(flagsOf, hex)
            .asType(MethodType.methodType(String.class, Object.class));
  }

  private static MethodHandle ofContext(
      MethodHandles.Lookup lookup, Class<?> context, String name, Class<?> type)
      throws ReflectiveOperationException {
    return lookup
        .findVirtual(context, name, MethodType.methodType(type))
        .asType(MethodType.methodType(type, Object.class));
  }

  static OpenTelemetryApi of(Class<?> span) {
    return OF.get(span);
  }

  /** The current span in the form of W3C Trace Context, version 00; null if there is none. */
  @Nullable String traceparent() throws Throwable {
    Object context = (Object) currentContext.invokeExact();
    if (!(boolean) isValid.invokeExact(context)) {
      return null;
    }
    String trace = (String) traceId.invokeExact(context);
    String span = (String) spanId.invokeExact(context);
    return "00-" + trace + "-" + span + "-" + (String) flags.invokeExact(context);
  }
}
