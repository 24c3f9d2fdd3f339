package demo;

import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/** Starts bundles, whose loaders see what they import and nothing else. */
public class App {

  public static void main(String[] args) throws Exception {
    Framework framework =
        ServiceLoader.load(FrameworkFactory.class)
            .findFirst()
            .orElseThrow()
            .newFramework(
                Map.of(
                    "org.osgi.framework.storage", "felix-cache",
                    "org.osgi.framework.storage.clean", "onFirstInit",
                    "org.osgi.framework.system.packages.extra", "dev.l9.trace"));
    framework.start();
    for (String jar : args) {
      Bundle bundle =
          framework.getBundleContext().installBundle(Path.of(jar).toUri().toString());
      bundle.start();
      System.out.println(bundle.getSymbolicName() + " is in state " + bundle.getState());
      bundle.stop();
    }
    framework.stop();
    System.out.println("ended: " + (framework.waitForStop(10_000) != null));
  }
}
