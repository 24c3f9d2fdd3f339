package dev.l9.trace.agent.link;

import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.bridge.L9Handler;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Shows the {@code trace_id} of the current span and that of its root to the application's logging,
 * as {@value #KEY} and {@value #ROOT_KEY} in the MDC of SLF4J that the traced class sees.
 *
 * <p>It calls the application's logging library. Nothing is traced during these calls, and what the
 * library throws is caught. Safe for use by several threads.
 */
public final class Mdc {

  static final String KEY = "l9_trace_id";
  static final String ROOT_KEY = "l9_root_id";

  private final SiteLoaders loaders = new SiteLoaders();
  private final AtomicBoolean failed = new AtomicBoolean();

  /** The entries of the MDC before a span. */
  public static final class Former {

    private final Mdc mdc;
    private final LoaderMdc of;
    private final @Nullable String value;
    private final @Nullable String rootValue;
    private final String rootId;

    private Former(
        Mdc mdc, LoaderMdc of, @Nullable String value, @Nullable String rootValue, String rootId) {
      this.mdc = mdc;
      this.of = of;
      this.value = value;
      this.rootValue = rootValue;
      this.rootId = rootId;
    }

    /** The root's id that the span's own entry has, for the spans below it. */
    public String rootId() {
      return rootId;
    }

    /** Restores the entries when the span has ended. */
    public void restore() {
      mdc.leave(this);
    }
  }

  /**
   * Notes that the code of this site belongs to this loader. The loader is asked for its MDC now,
   * since it is loading a class on this thread anyway. A later thread might hold a lock for which
   * the loader waits.
   */
  public void note(int site, ClassLoader loader) {
    loaders.note(site, loader).find();
  }

  /** Forgets sites that will never run again. */
  public void forget(Set<Integer> sites) {
    loaders.forget(sites);
  }

  /**
   * Puts the ids of a span that has begun into the MDC.
   *
   * @param className the class of the site; empty for a span opened by hand
   * @return the former entries, to be restored; null if the MDC wasn't changed
   */
  public @Nullable Former enter(int site, String className, String traceId, String rootId) {
    ThreadContext context = ThreadContext.current();
    boolean before = context.suspend();
    Former former = null;
    try {
      LoaderMdc mdc = loaders.of(site, className);
      MdcMethods methods = mdc == null ? null : mdc.methods();
      if (mdc != null && methods != null) {
        former = new Former(this, mdc, methods.get(KEY), methods.get(ROOT_KEY), rootId);
        methods.put(KEY, traceId);
        methods.put(ROOT_KEY, rootId);
      }
    } catch (Throwable t) {
      failed(t);
    } finally {
      context.resume(before);
    }
    return former;
  }

  private void leave(Former former) {
    ThreadContext context = ThreadContext.current();
    boolean before = context.suspend();
    try {
      MdcMethods methods = former.of.methods();
      if (methods != null) {
        restore(methods, KEY, former.value);
        restore(methods, ROOT_KEY, former.rootValue);
      }
    } catch (Throwable t) {
      failed(t);
    } finally {
      context.resume(before);
    }
  }

  /** Restores one entry. A failure doesn't keep the other one from being restored. */
  private void restore(MdcMethods methods, String key, @Nullable String value) {
    try {
      methods.restore(key, value);
    } catch (Throwable t) {
      failed(t);
    }
  }

  private void failed(Throwable failure) {
    L9Handler.passOnStop(failure);
    if (failed.compareAndSet(false, true)) {
      AgentLog.warn("the application's MDC failed with " + failure + "; more isn't logged");
    }
  }
}
