package dev.l9.trace.contract.gate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.l9.trace.contract.gate.GateResult.Addition;
import dev.l9.trace.contract.spec.Contract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Git's hook that runs before a commit: our lines in it, beside whatever the user has there. */
final class GitHook {

  private static final String NAME = "pre-commit";

  /** The pre-commit framework moves a hook there, and goes on calling it. Lefthook's isn't run. */
  private static final List<String> NAMES = List.of(NAME, NAME + ".legacy", NAME + ".old");

  private static final String CALL = "l9 validate --staged || exit 1";

  private final Repository repository;
  private final Path file;

  GitHook(Repository repository) {
    this.repository = repository;
    this.file = repository.hooks().resolve(NAME);
  }

  GateResult install(GateOptions options) throws IOException {
    boolean isThere = Files.isRegularFile(file);
    String text = isThere ? Files.readString(file, ISO_8859_1) : "";
    Optional<HookManager> manager = HookManager.of(repository, text);
    if (manager.isPresent()) {
      return manager.get().result(repository, file);
    }
    GateResult refused = refusal(new HookScript(text));
    if (refused != null) {
      return refused;
    }
    String lines =
        repository.hasSharedHooks()
            ? HookLines.forAll()
            : HookLines.of(options.command(), options.program());
    return isThere ? put(new HookScript(text), lines) : create(lines);
  }

  private GateResult create(String lines) throws IOException {
    AtomicFile.create(file, HookScript.own(lines).text().getBytes(ISO_8859_1), true);
    return GateResult.of(Gate.GIT_HOOK, file, GateState.INSTALLED);
  }

  private GateResult put(HookScript old, String lines) throws IOException {
    HookScript script = old.isOwn() ? HookScript.own(lines) : old.with(lines);
    if (script.equals(old)) {
      return GateResult.of(Gate.GIT_HOOK, file, GateState.CURRENT);
    }
    replace(file, old, script);
    boolean isNew = old.part() == HookScript.Part.NONE;
    return GateResult.of(Gate.GIT_HOOK, file, isNew ? GateState.INSTALLED : GateState.UPDATED);
  }

  private static void replace(Path file, HookScript old, HookScript script) throws IOException {
    AtomicFile.replace(file, old.text().getBytes(ISO_8859_1), script.text().getBytes(ISO_8859_1));
  }

  /** Why nothing can be written; null if something can. */
  private @Nullable GateResult refusal(HookScript script) throws IOException {
    if (!repository.ownsHooks()) {
      // All repositories of the user get there, and few of them have a contract.
      String call = "[ ! -f " + Contract.FILE + " ] || " + CALL;
      return refused(GateReason.OUTSIDE, repository.hooks().toString(), call);
    }
    if (Files.isSymbolicLink(file)) {
      return refused(GateReason.LINK, Files.readSymbolicLink(file).toString(), CALL);
    }
    return Files.exists(file) ? refusalOfFile(script) : null;
  }

  private @Nullable GateResult refusalOfFile(HookScript script) throws IOException {
    if (Files.isRegularFile(file) && !script.isShell()) {
      return refused(GateReason.NO_SHELL, script.firstLine(), "l9 validate --staged");
    }
    GateReason reason =
        !Files.isRegularFile(file)
            ? GateReason.FOREIGN
            : !Files.isExecutable(file)
                ? GateReason.DISABLED
                : script.part() == HookScript.Part.CHANGED ? GateReason.CHANGED : GateReason.NONE;
    return reason == GateReason.NONE ? null : GateResult.refused(Gate.GIT_HOOK, file, reason, "");
  }

  /** A hook of the user's, which may call us already. */
  private GateResult refused(GateReason reason, String detail, String line) throws IOException {
    if (HookManager.calls(file)) {
      return GateResult.of(Gate.GIT_HOOK, file, GateState.CURRENT);
    }
    Addition addition = new Addition(file.toString(), List.of(line));
    return GateResult.refused(Gate.GIT_HOOK, file, reason, detail).with(addition);
  }

  /** Takes our lines out of wherever they are, also after git was told to look elsewhere. */
  List<GateResult> uninstall() throws IOException {
    List<GateResult> results = new ArrayList<>();
    LinkedHashSet<Path> folders = new LinkedHashSet<>();
    folders.add(repository.hooks());
    folders.add(repository.gitFolder().resolve("hooks"));
    for (Path folder : folders) {
      for (String name : NAMES) {
        remove(folder.resolve(name)).ifPresent(results::add);
      }
    }
    return results.isEmpty()
        ? List.of(GateResult.of(Gate.GIT_HOOK, file, GateState.ABSENT))
        : results;
  }

  private static Optional<GateResult> remove(Path hook) throws IOException {
    if (!Files.isRegularFile(hook) || Files.isSymbolicLink(hook)) {
      return Optional.empty();
    }
    HookScript script = new HookScript(Files.readString(hook, ISO_8859_1));
    return switch (script.part()) {
      case NONE -> Optional.empty();
      case CHANGED -> Optional.of(GateResult.refused(Gate.GIT_HOOK, hook, GateReason.CHANGED, ""));
      case OURS -> {
        if (script.isOwn()) {
          Files.delete(hook);
        } else {
          replace(hook, script, script.without());
        }
        yield Optional.of(GateResult.of(Gate.GIT_HOOK, hook, GateState.REMOVED));
      }
    };
  }
}
