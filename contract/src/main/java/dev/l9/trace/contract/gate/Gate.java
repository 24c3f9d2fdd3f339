package dev.l9.trace.contract.gate;

/** The places in which the contract can be checked, in the order in which a change meets them. */
public enum Gate {
  /** The hook of git that runs before a commit. */
  GIT_HOOK,
  /** The description of the check for the pre-commit framework. */
  PRE_COMMIT,
  /** A workflow of GitHub. */
  GITHUB,
  /** A job of GitLab. */
  GITLAB
}
