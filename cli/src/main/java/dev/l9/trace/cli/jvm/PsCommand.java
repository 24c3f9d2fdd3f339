package dev.l9.trace.cli.jvm;

import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code l9 ps}: lists the JVMs that the agent can be attached to. */
@Command(
    name = "ps",
    mixinStandardHelpOptions = true,
    description = "Lists this user's running JVMs: what can be attached to.")
public final class PsCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--json",
      description = "As a JSON array of objects with the keys pid and program.")
  private boolean json;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    List<VirtualMachineDescriptor> all = all();
    if (json) {
      out.println(json(all));
    } else {
      all.forEach(one -> out.printf("%7s  %s%n", one.id(), program(one)));
    }
    return 0;
  }

  private static List<VirtualMachineDescriptor> all() {
    String self = Long.toString(ProcessHandle.current().pid());
    return VirtualMachine.list().stream()
        .filter(one -> !one.id().equals(self))
        .sorted(Comparator.comparingLong(one -> Long.parseLong(one.id())))
        .toList();
  }

  private static String json(List<VirtualMachineDescriptor> all) {
    JsonWriter list = JsonWriter.onOneLine(JsonBytes.compact()).beginArray();
    for (VirtualMachineDescriptor one : all) {
      list.beginObject().key("pid").value(Long.parseLong(one.id()));
      list.key("program").value(one.displayName()).end();
    }
    return list.end().toString();
  }

  private static String program(VirtualMachineDescriptor one) {
    return one.displayName().isBlank() ? "(unknown)" : one.displayName();
  }
}
