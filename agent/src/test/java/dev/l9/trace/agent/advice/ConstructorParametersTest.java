package dev.l9.trace.agent.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.agent.scan.SourceParameter;
import dev.l9.trace.testkit.Jdk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which parameters of constructors show, and which are kept secret, whatever the compiler adds to
 * them and leaves out of the class file.
 */
class ConstructorParametersTest {

  @TempDir Path folder;
  private Compilers compilers;

  @BeforeEach
  void intoTheFolder() {
    compilers = new Compilers(folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-g", "-g:none -parameters"})
  void javac_addsNoParameters_andMovesNoMark(String options) throws IOException {
    compilers.javac(options + " --release 17", MARKED, RECORDS);
    assertEquals(named(options, EXPECTED + EXPECTED_OF_RECORDS), constructors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"-g", "-g:none", "-g:none -parameters"})
  void ecj_addsNoParameters_andMovesNoMark(String options) throws IOException {
    compilers.ecj(options + " --release 17", MARKED, RECORDS);
    assertEquals(named(options, EXPECTED + EXPECTED_OF_RECORDS), constructors());
  }

  @Test
  void classFilesOfJava8_areReadTheSame() throws IOException {
    compilers.javac("-g:none --release 8", MARKED);
    assertEquals(named("-g:none", EXPECTED), constructors());
    compilers.ecj("-g:none --release 8", MARKED);
    assertEquals(named("-g:none", EXPECTED), constructors());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theCompilerOfEachJdk_isReadTheSame(Jdk jdk) throws Exception {
    compilers.javac(jdk, "-g:none", MARKED, RECORDS);
    assertEquals(named("-g:none", EXPECTED + EXPECTED_OF_RECORDS), constructors());
  }

  @Test
  void withoutMarks_capturedVariablesDoNotShowEither() throws IOException {
    String expected =
        """
        Unmarked$1Attempt(user)
        Unmarked$1Other(main)
        Unmarked()
        """;
    compilers.javac("-g:none --release 17", UNMARKED);
    assertEquals(named("-g:none", expected), constructors());
    for (String options : List.of("-g", "-g:none -parameters")) {
      compilers.javac(options + " --release 17", UNMARKED);
      assertEquals(expected, constructors());
      compilers.ecj(options + " --release 17", UNMARKED);
      assertEquals(expected, constructors());
    }
    compilers.ecj("-g:none --release 17", UNMARKED);
    assertEquals(
        """
        Unmarked$1Attempt(arg0* arg1*)
        Unmarked$1Other(arg0*)
        Unmarked()
        """,
        constructors(),
        "where nothing tells which of them are captured, none shows");
  }

  /** Where a class file has no names, they count what the source declares. */
  private static String named(String options, String expected) {
    if (!options.contains("-g:none") || options.contains("-parameters")) {
      return expected;
    }
    StringBuilder text = new StringBuilder();
    for (String line : expected.lines().toList()) {
      int[] index = {0};
      boolean isCanonical = line.contains("(user word");
      Matcher name = Pattern.compile("[a-z]\\w*(?=[ *)])").matcher(line);
      text.append(isCanonical ? line : name.replaceAll(found -> "arg" + index[0]++)).append('\n');
    }
    return text.toString();
  }

  /** All constructors with their parameters, those that are kept secret with a star. */
  private String constructors() throws IOException {
    Set<String> lines = new TreeSet<>();
    for (ScannedClass owner : compilers.classes()) {
      owner.methods.stream()
          .filter(method -> method.isConstructor() && !method.isCompilerMade())
          .forEach(method -> lines.add(line(owner, method)));
    }
    return String.join("", lines);
  }

  private static String line(ScannedClass owner, ScannedMethod method) {
    List<String> parameters = new ArrayList<>();
    for (SourceParameter parameter : SourceParameter.of(owner, method)) {
      parameters.add(parameter.name() + (parameter.sensitive() ? "*" : ""));
    }
    return owner.internalName + "(" + String.join(" ", parameters) + ")\n";
  }

  private static final String MARKED =
      """
      import dev.l9.trace.L9Sensitive;
      import java.util.List;

      class Main {
        final String tag = "t".trim();

        class Inner {
          Inner(String first, @L9Sensitive String second) {}
        }

        class Generic<T> {
          Generic(T first, @L9Sensitive List<String> second) {}
        }

        enum Kind {
          ONE("a", "b") {
            void differ() {}
          };

          Kind(String first, @L9Sensitive String second) {}

          void differ() {}
        }

        enum Lists {
          ONE(null, null);

          Lists(List<String> first, @L9Sensitive List<String> second) {}
        }

        static class Nested<T extends Comparable<T>> {
          <X> Nested(T first, @L9Sensitive X second, double third, @L9Sensitive long fourth) {}
        }

        void local(String captured, long number) {
          class Local {
            Local(@L9Sensitive String first, String second) {
              System.out.println(captured + number);
            }

            Local(List<String> first, @L9Sensitive String second) {
              this(captured, second);
            }
          }
          class Derived extends Local {
            Derived(@L9Sensitive String first, int second, String... third) {
              super(first, first);
            }

            void use() {
              System.out.println(tag + number);
            }
          }
          new Derived("a", 1);
        }

        static void ofClass(String captured, Main given) {
          class Static {
            Static(String first, @L9Sensitive String second) {
              System.out.println(captured + given.tag);
            }

            class Within {
              Within(@L9Sensitive String first, String second) {
                System.out.println(captured);
              }
            }
          }
          class Taker {
            Taker(Main first, @L9Sensitive String second) {}
          }
          class Both {
            Both(@L9Sensitive Main first, String second) {
              System.out.println(captured);
            }

            String kept() {
              return captured;
            }
          }
          new Static("a", "b").new Within("c", "d");
          new Taker(given, "a");
          new Both(given, "a");
        }

        void inLambda(String captured) {
          Runnable task =
              () -> {
                String inner = captured + "x";
                class Lambda {
                  Lambda(@L9Sensitive String first, String second) {
                    System.out.println(inner + captured + tag);
                  }
                }
                new Lambda("a", "b");
              };
          task.run();
        }

        static class Base {
          Base(@L9Sensitive String first, int second) {}
        }

        void anonymous(String captured) {
          new Base("a", 3) {
            void use() {
              System.out.println(captured + tag);
            }
          }.use();
        }
      }
      """;

  private static final String UNMARKED =
      """
      class Unmarked {
        void unmarked(String password) {
          class Attempt {
            Attempt(String user) {
              System.out.println(password);
            }
          }
          new Attempt("a");
        }

        static void unmarkedOfClass(String password) {
          class Other {
            Other(Unmarked main) {
              System.out.println(password);
            }
          }
          new Other(null);
        }
      }
      """;

  private static final String EXPECTED =
      """
      Main$1()
      Main$1Both(first* second)
      Main$1Derived(first* second third)
      Main$1Lambda(first* second)
      Main$1Local(first second*)
      Main$1Local(first* second)
      Main$1Static$Within(first* second)
      Main$1Static(first second*)
      Main$1Taker(first second*)
      Main$Base(first* second)
      Main$Generic(first second*)
      Main$Inner(first second*)
      Main$Kind$1()
      Main$Kind(first second*)
      Main$Lists(first second*)
      Main$Nested(first second* third fourth*)
      Main()
      """;

  private static final String RECORDS =
      """
      import dev.l9.trace.L9Sensitive;

      class Records {
        record Compact(String user, @L9Sensitive String word) {
          Compact {
            user = user.trim();
          }
        }

        record Explicit(String user, @L9Sensitive String word) {
          Explicit(String user, String word) {
            this.user = user;
            String trimmed = word.trim();
            this.word = trimmed;
          }
        }

        record Renamed(long user, @L9Sensitive char[] word) {
          Renamed(long user, char[] word) {
            this.user = user;
            this.word = word.clone();
          }
        }

        static class Stored {
          private final String user;
          @L9Sensitive private String word;

          Stored(String user, String given) {
            this.user = user;
            this.word = given == null ? "" : given.trim();
          }
        }
      }
      """;

  private static final String EXPECTED_OF_RECORDS =
      """
      Records$Compact(user word*)
      Records$Explicit(user word*)
      Records$Renamed(user word*)
      Records$Stored(user given*)
      Records()
      """;
}
