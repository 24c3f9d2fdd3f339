package dev.l9.trace.contract.gate;

import java.util.List;

/**
 * The files of the pre-commit framework and of CI services, as their documentation describes them:
 * <a href="https://pre-commit.com/#new-hooks">pre-commit</a>, <a
 * href="https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax">GitHub</a>
 * and <a href="https://docs.gitlab.com/ci/yaml/">GitLab</a>.
 */
final class GateFiles {

  /** What has the pre-commit framework check the repository in whose settings it stands. */
  static final List<String> PRE_COMMIT_LINES =
      List.of(
          "repos:",
          "  - repo: local",
          "    hooks:",
          "      - id: l9-validate",
          "        name: l9 validate",
          "        entry: l9 validate --",
          "        language: system",
          "        require_serial: true");

  static final List<String> GITLAB_LINES =
      List.of("include:", "  - local: .gitlab/dora-validation.yml");

  /**
   * The names of the files are arguments, so that {@code --all-files} and {@code --from-ref} check
   * something; the framework has put away by then what isn't staged. All files go to one process,
   * since a JVM takes its time to start.
   */
  private static final String PRE_COMMIT =
      """
      - id: l9-validate
        name: l9 validate
        description: Checks the metadata of source files against the contract. Needs l9 in PATH.
        entry: l9 validate --
        language: system
        require_serial: true
        stages: [pre-commit, pre-merge-commit, pre-push, manual]
        minimum_pre_commit_version: 3.2.0
      """;

  private static final String GITHUB =
      """
      name: DORA Block Validation

      on:
        push:
          branches: [main, master, develop]
        pull_request:

      permissions:
        contents: read
      {PERMISSIONS}
      env:
        # Where l9.jar is. The variable is among the repository's settings, at Secrets and variables.
        L9: ${{ vars.L9 || '{JAR}' }}

      jobs:
        dora-block-validation:
          runs-on: ubuntu-latest
          steps:
            - uses: actions/checkout@v5
              with:
                fetch-depth: 0 # A file's created_at is the time of its first commit.
                persist-credentials: false
            - uses: actions/setup-java@v5
              with:
                distribution: temurin
                java-version: 17
            - name: Find l9
              run: |
                [ -f "$L9" ] || { echo "::error::$L9 is missing: commit l9.jar there, or set the variable L9"; exit 2; }
            - name: Validate
              run: java -jar "$L9" validate --format github
            - name: Check the registry
              if: success() || failure()
              run: java -jar "$L9" registry check
            - name: Write the report
              if: failure() || success()
              run: |
                mkdir -p ci-reports
                java -jar "$L9" validate --format html > ci-reports/dora-validation.html || [ $? -eq 1 ]
            - uses: actions/upload-artifact@v6
              if: failure() || success()
              with:
                name: dora-compliance-report
                path: ci-reports/dora-validation.html
      """;

  /** Code scanning takes no upload of a pull request from a fork. */
  private static final String SARIF =
      """
            - name: Write SARIF
              if: failure() || success()
              run: java -jar "$L9" validate --format sarif > "$RUNNER_TEMP/l9.sarif" || [ $? -eq 1 ]
            - uses: github/codeql-action/upload-sarif@v4
              if: (failure() || success()) && github.event.pull_request.head.repo.fork != true
              with:
                sarif_file: ${{ runner.temp }}/l9.sarif
                category: l9-contract
      """;

  /** The image has git, which those of Temurin alone don't have. */
  private static final String GITLAB =
      """
      dora-block-validation:
        stage: test
        image: maven:3.9-eclipse-temurin-17
        variables:
          # Where l9.jar is. A variable of the project, at Settings > CI/CD, goes before this one.
          L9: '{JAR}'
          GIT_DEPTH: 0 # A file's created_at is the time of its first commit.
        script:
          - '[ -f "$L9" ] || { echo "$L9 is missing: commit l9.jar there, or set the variable L9"; exit 2; }'
          - failed=0
          - java -jar "$L9" validate || failed=$?
          - java -jar "$L9" registry check || failed=$?
          - mkdir -p ci-reports
          - java -jar "$L9" validate --format html > ci-reports/dora-validation.html || [ $? -eq 1 ]
          - java -jar "$L9" validate --format junit > ci-reports/dora-validation.xml || [ $? -eq 1 ]
          - exit $failed
        artifacts:
          when: always
          paths:
            - ci-reports/dora-validation.html
          reports:
            junit: ci-reports/dora-validation.xml
      """;

  private GateFiles() {}

  static GateFile preCommit() {
    return new GateFile(
        Gate.PRE_COMMIT,
        ".pre-commit-hooks.yaml",
        PRE_COMMIT,
        ".pre-commit-config.yaml",
        PRE_COMMIT_LINES);
  }

  static GateFile gitHub(GateOptions options) {
    String permissions = options.sarif() ? "  security-events: write\n" : "";
    String text =
        GITHUB.replace("{PERMISSIONS}\n", permissions + "\n").replace("{JAR}", options.jar());
    return new GateFile(
        Gate.GITHUB,
        ".github/workflows/dora-validation.yml",
        options.sarif() ? text + SARIF : text,
        "",
        List.of());
  }

  static GateFile gitLab(GateOptions options) {
    return new GateFile(
        Gate.GITLAB,
        ".gitlab/dora-validation.yml",
        GITLAB.replace("{JAR}", options.jar()),
        ".gitlab-ci.yml",
        GITLAB_LINES);
  }
}
