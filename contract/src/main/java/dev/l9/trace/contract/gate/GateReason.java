package dev.l9.trace.contract.gate;

/** Why a gate was left as it is. */
public enum GateReason {
  /** It wasn't: all was done. */
  NONE,
  /** There is a file of somebody else in its place. */
  FOREIGN,
  /** The file, or our part of it, was changed since we wrote it. */
  CHANGED,
  /** The folder isn't part of the repository; the detail is where it is. */
  OUTSIDE,
  /** The hook is a symbolic link; the detail is where it leads. */
  LINK,
  /** The hook isn't executable, so git doesn't run it. */
  DISABLED,
  /** The hook isn't a plain shell script; the detail is its first line, or empty. */
  NO_SHELL,
  /** The pre-commit framework writes the hook. */
  OF_PRE_COMMIT,
  /** Husky writes the hook. */
  OF_HUSKY,
  /** Lefthook writes the hook. */
  OF_LEFTHOOK,
  /** Another file still includes it; the detail is that file's name. */
  INCLUDED,
  /** It can't be read or written; the detail says why. */
  FAILED
}
