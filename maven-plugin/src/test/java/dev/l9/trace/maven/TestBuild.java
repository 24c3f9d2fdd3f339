package dev.l9.trace.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystemSession;

/** A build of some modules, in which goals run as Maven has them run. */
final class TestBuild {

  /** Of this contract, `fix` finds all fields. */
  static final String CONTRACT =
      """
      dora_block_contract:
        applies_to:
          - file_types: ["*.java", "*.properties"]
          - exclusions: [target/]
      required_dora_block:
        mandatory_fields: [component_id, layer, domain]
      field_values:
        - files: ["*"]
          layer: operations
          domain: orders
      """;

  private final Path root;
  private final List<MavenProject> modules = new ArrayList<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final MavenSession session;
  private MojoExecution.Source source = MojoExecution.Source.LIFECYCLE;

  @SuppressWarnings("deprecation") // Maven's own constructor of sessions is.
  TestBuild(Path folder) throws IOException {
    this.root = folder.toRealPath();
    MavenExecutionRequest request = new DefaultMavenExecutionRequest();
    request.setBaseDirectory(root.toFile());
    this.session =
        new MavenSession(
            null, (RepositorySystemSession) null, request, new DefaultMavenExecutionResult());
  }

  Path root() {
    return root;
  }

  /** Goals are named on the command line from now on. */
  TestBuild fromTheCommandLine() {
    source = MojoExecution.Source.CLI;
    return this;
  }

  Path write(String path, String content) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  String read(String path) throws IOException {
    return Files.readString(root.resolve(path));
  }

  /** Adds a module; its own modules are named relative to its folder. */
  MavenProject module(String folder, String... within) throws IOException {
    Model model = new Model();
    model.setGroupId("shop");
    model.setArtifactId(folder.isEmpty() ? "shop" : folder.replace('/', '-'));
    model.setVersion("1");
    model.setModules(List.of(within));
    Path base = root.resolve(folder);
    Build build = new Build();
    build.setDirectory(base.resolve("target").toString());
    model.setBuild(build);
    MavenProject module = new MavenProject(model);
    module.setFile(Files.createDirectories(base).resolve("pom.xml").toFile());
    modules.add(module);
    session.setAllProjects(List.copyOf(modules));
    session.setProjects(List.copyOf(modules));
    return module;
  }

  /** Gives a goal what Maven gives it. */
  <T extends ContractMojo> T goal(MavenProject module, T goal) {
    MojoDescriptor descriptor = new MojoDescriptor();
    descriptor.setGoal(goal.getClass().getSimpleName());
    PluginDescriptor plugin = new PluginDescriptor();
    plugin.setVersion("1.2.3");
    descriptor.setPluginDescriptor(plugin);
    goal.project = module;
    goal.session = session;
    goal.execution = new MojoExecution(descriptor, "default", source);
    goal.setLog(new Recorder());
    Path target = Path.of(module.getBuild().getDirectory());
    if (goal instanceof ValidateMojo validate) {
      validate.reportsDirectory = target.resolve("l9").toFile();
    } else if (goal instanceof StripMojo strip) {
      strip.outputDirectory = target.resolve("l9-sources").toFile();
    }
    return goal;
  }

  /** What was logged since this was asked for last, a line each, with its level in front. */
  String log() {
    String lines = String.join("\n", log);
    log.clear();
    return lines;
  }

  private final class Recorder extends SystemStreamLog {
    @Override
    public void info(CharSequence content) {
      log.add("info " + content);
    }

    @Override
    public void warn(CharSequence content) {
      log.add("warn " + content);
    }

    @Override
    public void error(CharSequence content) {
      log.add("error " + content);
    }
  }
}
