package dev.l9.trace.frameworks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Entities of Hibernate that aren't loaded stay so when they are captured. */
@JdksInTurn
class HibernateIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void capturingALazyEntity_loadsNothing(Jdk jdk) {
    TestProject project =
        Libraries.program("hibernate", new TestProject(folder))
            .libraries(
                Libraries.of(
                    "org/hibernate",
                    "jakarta",
                    "org/jboss/logging",
                    "net/bytebuddy/byte-buddy",
                    "org/glassfish",
                    "org/eclipse/angus",
                    "com/sun/istack",
                    "org/antlr",
                    "com/h2database"))
            .compile("-g");
    ProgramRun run = project.runWell(jdk, "update=false", "demo.App");
    assertEquals(
        """
        a proxy is not loaded, 3 statements
        an author of a book is not loaded, 4 statements
        a collection is not loaded, 5 statements
        Notes, 2 by Ada
        a proxy without a session is not loaded, 7 statements
        a book without a session is not loaded, 7 statements
        LazyInitializationException
        """,
        run.out().replaceAll("(?m)^Hibernate: .*\\R", ""));
    // The statements, which were taken out above, are counted by the program too.
    assertEquals("", run.err());
    String tree = TraceText.tree(project.events());
    assertEquals(
        """
        sameAuthor(author=demo.Author$HibernateProxy) → demo.Author$HibernateProxy
        sameBook(book=Book{id=10, title=Notes, author=demo.Author$HibernateProxy}) → Book{id=10, title=Notes, author=demo.Author$HibernateProxy}
        sameBooks(books=PersistentBag{…) → PersistentBag{…
        name(author=demo.Author$HibernateProxy) → Ada
          name() → Ada
        sameAuthor(author=demo.Author$HibernateProxy) → demo.Author$HibernateProxy
        sameBook(book=Book{id=11, title=Letters, author=demo.Author$HibernateProxy}) → Book{id=11, title=Letters, author=demo.Author$HibernateProxy}
        name(author=demo.Author$HibernateProxy) → LazyInitializationException: Could not initialize proxy [demo.Author#1] - no session [error]
        """,
        tree.replaceAll("PersistentBag\\{[^)…]*…", "PersistentBag{…"));
  }
}
