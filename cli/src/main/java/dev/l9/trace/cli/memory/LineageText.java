package dev.l9.trace.cli.memory;

import dev.l9.trace.cli.terminal.Screen;
import dev.l9.trace.cli.terminal.Table;
import dev.l9.trace.memory.lineage.Ancestors;
import dev.l9.trace.memory.lineage.Call;
import dev.l9.trace.memory.lineage.CallLineage;
import dev.l9.trace.memory.lineage.CallTree;
import dev.l9.trace.memory.lineage.Lineage;
import dev.l9.trace.memory.lineage.Relatives;
import dev.l9.trace.memory.lineage.RemoteTrace;
import dev.l9.trace.memory.lineage.RunHistory;
import dev.l9.trace.memory.packet.Packet;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a lineage to a person. */
final class LineageText {

  private final PrintWriter out;

  LineageText(PrintWriter out) {
    this.out = out;
  }

  void print(Lineage lineage) {
    Optional<CallLineage> call = lineage.call();
    if (call.isPresent()) {
      print(call.get());
    } else {
      out.println(CallText.packet(lineage.packet()));
    }
    print(lineage.relatives());
  }

  private void print(CallLineage lineage) {
    Call call = lineage.tree().call();
    out.println(CallText.line(call));
    out.println("  " + CallText.which(call));
    lineage.origin().ifPresent(origin -> named("the exception began in", origin));
    ancestors(lineage.ancestors(), call);
    descendants(lineage.tree());
    lineage.remote().ifPresent(this::remote);
    history(lineage.history());
  }

  private void named(String title, Call call) {
    out.println(title);
    out.println("  " + CallText.line(call));
    out.println("    " + CallText.moment(call));
  }

  private void ancestors(Ancestors ancestors, Call call) {
    out.println("ancestors" + (ancestors.nearest().isEmpty() ? ": " + end(ancestors, call) : ""));
    Call below = call;
    for (Call above : ancestors.nearest()) {
      ancestor(above, below.remoteCaller() != null);
      below = above;
    }
    if (ancestors.leftOut() > 0) {
      out.printf(Locale.ROOT, "  … %,d more%n", ancestors.leftOut());
    }
    ancestors.top().ifPresent(top -> ancestor(top, false));
    if (!ancestors.nearest().isEmpty() && ancestors.end() != Ancestors.End.ROOT) {
      out.println("  " + end(ancestors, below));
    }
  }

  private void ancestor(Call above, boolean isInAnotherProcess) {
    String border = isInAnotherProcess ? "in another process: " : "";
    out.println("  " + border + CallText.line(above));
    out.println("    " + CallText.moment(above));
  }

  private static String end(Ancestors ancestors, Call call) {
    return switch (ancestors.end()) {
      case ROOT -> "none, it is a root";
      case NOT_THERE ->
          CallText.plain(ancestors.missing())
              + (call.parentId().isEmpty() ? " of another process" : "")
              + " isn't in the memory";
      case CYCLE -> "the next one was there before: the trace is damaged";
      case TOO_MANY -> "there are more than are looked at";
    };
  }

  private void descendants(CallTree tree) {
    boolean isNone = tree.children().isEmpty() && tree.leftOut() == 0;
    out.println("descendants" + (isNone ? ": none" : ""));
    below(tree, "  ");
  }

  /** No tree is deeper than the limit, so this ends. */
  private void below(CallTree tree, String indent) {
    for (CallTree child : tree.children()) {
      Call call = child.call();
      String border = call.remoteCaller() != null ? "in another process: " : "";
      String again = child.isRepeated() ? " (listed before: the trace is damaged)" : "";
      out.println(indent + "└─" + border + CallText.line(call) + again);
      out.println(indent + "    " + CallText.plain(call.traceId()));
      below(child, indent + "    ");
    }
    if (tree.leftOut() > 0) {
      String more = tree.isLeftOutMore() ? "at least " : "";
      out.printf(Locale.ROOT, "%s… %s%,d more%n", indent, more, tree.leftOut());
    }
  }

  private void remote(RemoteTrace trace) {
    out.println(
        "other roots of the W3C trace "
            + trace.id()
            + (trace.roots().isEmpty() ? ": none in the memory" : ""));
    for (Call root : trace.roots()) {
      out.println("  " + CallText.line(root));
      out.println("    " + CallText.moment(root));
    }
    more(trace.isCut());
  }

  private void more(boolean isCut) {
    if (isCut) {
      out.println("  … more");
    }
  }

  private void history(RunHistory history) {
    out.printf(
        Locale.ROOT,
        "the same inputs: %,d of %,d failed%n",
        history.inputs().failed(),
        history.inputs().count());
    moment("worked before", history.lastBefore());
    moment("failed first", history.firstFailure());
    moment("failed last", history.lastFailure());
    moment("worked again", history.firstAfter());
    if (history.firstFailure().isPresent() && history.firstAfter().isEmpty()) {
      out.println("  it hasn't run with them since");
    }
    if (history.revisions().isEmpty()) {
      return;
    }
    boolean isFailure = !history.error().isEmpty();
    out.println(isFailure ? cause(history) : "revisions");
    revisions(history, isFailure).print(out, Screen.ofProcess());
    if (history.isCut()) {
      out.println("  … earlier revisions");
    }
  }

  private static String cause(RunHistory history) {
    return CallText.plain(
        "revisions, with failures by " + history.error() + " from " + history.failing());
  }

  private static Table revisions(RunHistory history, boolean isFailure) {
    Table table = new Table().text("revision").number("calls").number("failed");
    table.number("same inputs").number("failed");
    if (isFailure) {
      table.number("this error");
    }
    table.text("first").text("last");
    for (RunHistory.Revision each : history.revisions()) {
      String name = each.name().isEmpty() ? "unknown" : CallText.revision(each.name());
      if (isFailure) {
        table.row(
            name,
            each.calls(),
            each.failed(),
            each.inputs().count(),
            each.inputs().failed(),
            each.errors(),
            CallText.seconds(each.first()),
            CallText.seconds(each.last()));
      } else {
        table.row(
            name,
            each.calls(),
            each.failed(),
            each.inputs().count(),
            each.inputs().failed(),
            CallText.seconds(each.first()),
            CallText.seconds(each.last()));
      }
    }
    return table;
  }

  private void moment(String title, Optional<Call> call) {
    call.ifPresent(there -> out.println("  " + title + ": " + CallText.moment(there)));
  }

  private void print(Relatives relatives) {
    packets("versions, the current one first", relatives.versions());
    if (relatives.parent() != null) {
      out.println("follows from");
      out.println("  " + from(relatives));
    }
    packets("what follows from it", relatives.following());
    packets("with the same correlation_id", relatives.correlated());
    packets("about its method", relatives.about());
    more(relatives.isCut());
  }

  private static String from(Relatives relatives) {
    return relatives
        .from()
        .map(CallText::packet)
        .orElse("packet " + relatives.parent() + (isListed(relatives) ? ", see above" : missing()));
  }

  private static boolean isListed(Relatives relatives) {
    @Nullable Object parent = relatives.parent();
    return relatives.versions().stream().anyMatch(version -> version.id().equals(parent));
  }

  private static String missing() {
    return ", which isn't in the memory";
  }

  private void packets(String title, List<Packet> packets) {
    if (!packets.isEmpty()) {
      out.println(title);
      packets.forEach(packet -> out.println("  " + CallText.packet(packet)));
    }
  }
}
