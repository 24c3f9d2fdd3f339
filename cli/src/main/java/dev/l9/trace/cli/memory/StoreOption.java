package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.terminal.PlainText;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the commands on the memory have in common: which store, and in what form they answer. */
final class StoreOption {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  static {
    // SQLite's driver logs by SLF4J, which is there for l9 mcp. That nobody takes it is no news.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  @Option(
      names = "--store",
      paramLabel = "URL",
      description =
          "file:FOLDER, or jdbc:postgresql://HOST/DATABASE?user=NAME; L9_MEMORY if it isn't"
              + " given, else ${DEFAULT-VALUE}.",
      defaultValue = "${env:L9_MEMORY:-" + StoreUrl.DEFAULT + "}")
  private String store = StoreUrl.DEFAULT;

  @Option(names = "--json", description = "As JSON; docs/memory.md has the keys.")
  private boolean json;

  boolean isJson() {
    return json;
  }

  /** Opens a store to read it, without a word of the driver. */
  static PacketStore read(String url) throws StoreException {
    return PacketStores.read(StoreUrl.parse(url));
  }

  /** Opens the store, which has to be there. */
  PacketStore open() throws StoreException {
    return PacketStores.open(StoreUrl.parse(store));
  }

  /** Opens the store, and makes it where there is none. */
  PacketStore make() throws StoreException {
    return PacketStores.make(StoreUrl.parse(store));
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** Says something that isn't a part of the answer. */
  void say(String message) {
    err().println("l9: " + PlainText.of(message));
  }
}
