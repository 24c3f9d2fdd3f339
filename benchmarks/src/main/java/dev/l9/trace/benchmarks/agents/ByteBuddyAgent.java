package dev.l9.trace.benchmarks.agents;

import java.lang.instrument.Instrumentation;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.matcher.ElementMatchers;

/** The usual way to write an agent, with advice that only reads the clock. */
public final class ByteBuddyAgent {

  private ByteBuddyAgent() {}

  /** Instruments the methods of one class. */
  public static void premain(String type, Instrumentation instrumentation) {
    new AgentBuilder.Default()
        .type(ElementMatchers.named(type))
        .transform(
            (builder, description, loader, module, domain) ->
                builder.visit(Advice.to(ByteBuddyAgent.class).on(ElementMatchers.isMethod())))
        .installOn(instrumentation);
  }

  @Advice.OnMethodEnter
  static long enter() {
    return System.nanoTime();
  }
}
