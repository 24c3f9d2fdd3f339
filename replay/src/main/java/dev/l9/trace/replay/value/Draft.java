package dev.l9.trace.replay.value;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.type.Program;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/**
 * What a test is being made of: its statements so far, its helpers, and what it takes for granted.
 */
public final class Draft {

  /** Nobody reads a test with more values. */
  private static final int MOST_VALUES = 2000;

  /** {@code Map.of} takes so many entries. */
  private static final int MOST_OF_MAP = 10;

  private final Program program;
  private final CodeBlock.Builder statements = CodeBlock.builder();
  private final NameAllocator names = new NameAllocator();
  private final Set<Helper> helpers = EnumSet.noneOf(Helper.class);
  private final Set<String> assumptions = new LinkedHashSet<>();
  private boolean changesCollections;
  private boolean comparesOnly;
  private boolean isThrowing;
  private String home = "";
  private Instant start = Instant.EPOCH;
  private int values;

  public Draft(Program program) {
    this.program = program;
  }

  public Program program() {
    return program;
  }

  /** Has collections that follow be ones that can be changed, or not. */
  public void changesCollections(boolean changes) {
    changesCollections = changes;
  }

  /** Says that the order of sets and maps doesn't matter in what follows, since it is compared. */
  public void comparesOnly(boolean compares) {
    comparesOnly = compares;
  }

  /** How many elements a set or map may have whose order differs in each run. */
  int mostUnordered() {
    return comparesOnly ? MOST_OF_MAP : 1;
  }

  boolean changesCollections() {
    return changesCollections;
  }

  /** Adds a statement. */
  public void statement(String format, Object... arguments) {
    statements.addStatement(format, arguments);
  }

  /** Adds code. */
  public void add(CodeBlock code) {
    statements.add(code);
  }

  /** Adds a comment of words that hold nothing recorded. */
  public void comment(String text) {
    statements.add("// $L\n", text);
  }

  /** Adds a blank line. */
  public void blank() {
    statements.add("\n");
  }

  public CodeBlock code() {
    return statements.build();
  }

  public boolean isEmpty() {
    return statements.isEmpty();
  }

  /** The class whose method is called; enums in its file may be meant where nothing says which. */
  public void home(String className) {
    home = className;
  }

  /** When the call began, in microseconds since 1970. */
  public void calledAt(long micros) {
    start = Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }

  Instant start() {
    return start;
  }

  String home() {
    return home;
  }

  /** Keeps a name from variables, since one of this name would hide a class. */
  public void reserve(String name) {
    names.newName(name);
  }

  /** A name for a variable that nothing else has. */
  public String name(String wanted) {
    boolean isName = SourceVersion.isIdentifier(wanted) && SourceVersion.isName(wanted);
    String lower =
        wanted.isEmpty()
            ? ""
            : wanted.substring(0, 1).toLowerCase(Locale.ROOT) + wanted.substring(1);
    boolean isAscii = lower.chars().allMatch(c -> c < 127);
    boolean isFine = isName && isAscii && SourceVersion.isName(lower) && lower.length() < 60;
    return names.newName(isFine ? lower : "value");
  }

  /** Declares a variable with this value, and returns its name. */
  public String variable(TypeName type, String wanted, CodeBlock value) {
    String name = name(wanted);
    statements.addStatement("$T $L = $L", type, name, value);
    return name;
  }

  /** Has a helper written into the test. */
  public void use(Helper helper) {
    helpers.add(helper);
    if (helper == Helper.MAKE || helper == Helper.FIELD) {
      helpers.add(Helper.FIND_FIELD);
    }
  }

  /** Says that the test calls something that declares an exception. */
  public void mayThrow() {
    isThrowing = true;
  }

  public boolean isThrowing() {
    return isThrowing || !helpers.isEmpty();
  }

  /** The helpers that the test needs. */
  public Set<Helper> helpers() {
    return helpers;
  }

  /** Has people told what the record doesn't say, and the test takes for granted. */
  public void assume(String sentence) {
    assumptions.add(sentence);
  }

  /** Says that the order of a sorted set or map is assumed. */
  void noteOrder(String type, String path) {
    if (ContainerTypes.SORTED.contains(type)) {
      assume("The order of " + Program.safe(path) + " is taken for the natural one.");
    }
  }

  public List<String> assumptions() {
    return List.copyOf(assumptions);
  }

  /** Counts a value. */
  void count(String path) {
    if (++values > MOST_VALUES) {
      throw new Refusal(
              Refusal.Kind.TOO_LARGE, path, "the call has more than " + MOST_VALUES + " values", "")
          .asException();
    }
  }
}
