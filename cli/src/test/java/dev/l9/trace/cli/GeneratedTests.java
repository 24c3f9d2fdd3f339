package dev.l9.trace.cli;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** A program that runs the tests of classes that are named, and fails if one of them does. */
final class GeneratedTests {

  private GeneratedTests() {}

  public static void main(String[] classes) {
    List<DiscoverySelector> selectors = new ArrayList<>();
    for (String name : classes) {
      selectors.add(selectClass(name));
    }
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(LauncherDiscoveryRequestBuilder.request().selectors(selectors).build(), listener);
    TestExecutionSummary summary = listener.getSummary();
    summary
        .getFailures()
        .forEach(one -> System.out.println(one.getTestIdentifier() + ": " + one.getException()));
    System.out.println(summary.getTestsSucceededCount() + " passed");
    System.exit(summary.getFailures().isEmpty() ? 0 : 1);
  }
}
