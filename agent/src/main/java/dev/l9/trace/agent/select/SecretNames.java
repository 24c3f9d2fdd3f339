package dev.l9.trace.agent.select;

import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.agent.scan.SourceName;
import dev.l9.trace.agent.scan.SourceParameter;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Decides by names which values of a method aren't captured. It uses the names of the parameters,
 * of the method itself, and of the fields in which the method stores its arguments or from which it
 * makes its result.
 *
 * <p>A method {@code findToken(user)} returns a secret, {@code setToken(value)} takes one, and
 * {@code isToken(text)} takes one too. The answer of the latter, true or false, doesn't reveal a
 * secret. In doubt the value isn't shown.
 */
public final class SecretNames {

  /** The words before the name of a property. */
  private static final List<String> PROPERTY = List.of("get", "set", "is", "has", "with");

  /** Methods that begin with these words get what to look for, and not the secret itself. */
  private static final List<String> LOOKUPS =
      List.of("get", "find", "fetch", "load", "read", "lookup", "lookUp", "has", "count", "list");

  /**
   * Methods that begin with these words get a value to store, whatever other parameters they have.
   */
  private static final List<String> SETTERS =
      List.of("set", "put", "with", "change", "update", "reset", "save", "store");

  private final Redactor redactor;

  public SecretNames(Redactor redactor) {
    this.redactor = redactor;
  }

  /** Whether a parameter must not be captured. */
  public boolean hides(
      ScannedClass owner, ScannedMethod method, List<SourceParameter> all, SourceParameter one) {
    return redactor.isSensitiveName(one.name())
        || redactor.isSensitiveName(one.label())
        || isAnySensitive(method.storedIn.getOrDefault(one.slot(), Set.of()))
        || (isNamedSo(owner, method) && takesSecret(owner, method, all.size()));
  }

  /** Whether the result of a method must not be captured. */
  public boolean hidesResult(ScannedClass owner, ScannedMethod method) {
    Type type = Type.getReturnType(method.descriptor);
    boolean isAnswer =
        type.getSort() == Type.BOOLEAN || type.getDescriptor().equals("Ljava/lang/Boolean;");
    boolean isItself = type.getDescriptor().equals("L" + owner.internalName + ";");
    return !isAnswer
        && ((!isItself && isNamedSo(owner, method)) || isAnySensitive(method.returnedFields));
  }

  private static boolean takesSecret(ScannedClass owner, ScannedMethod method, int parameters) {
    String name = nameInSource(owner, method);
    return begins(name, SETTERS) != null || (parameters == 1 && begins(name, LOOKUPS) == null);
  }

  private boolean isNamedSo(ScannedClass owner, ScannedMethod method) {
    String name = nameInSource(owner, method);
    String prefix = begins(name, PROPERTY);
    return redactor.isSensitiveName(name)
        || (prefix != null && redactor.isSensitiveName(decapitalised(name, prefix.length())));
  }

  private boolean isAnySensitive(Set<String> fields) {
    for (String field : fields) {
      if (redactor.isSensitiveName(field)) {
        return true;
      }
    }
    return false;
  }

  /** The method's name in the source, without what Scala adds to the name of a setter. */
  private static String nameInSource(ScannedClass owner, ScannedMethod method) {
    String name = SourceName.of(owner, method);
    return name.endsWith("_=") ? name.substring(0, name.length() - 2) : name;
  }

  private static String decapitalised(String name, int from) {
    return Character.toLowerCase(name.charAt(from)) + name.substring(from + 1);
  }

  /**
   * The first of these words with which the name begins; null if there is none. No lower-case
   * letter may follow it.
   */
  private static @Nullable String begins(String name, List<String> words) {
    for (String word : words) {
      if (name.length() > word.length()
          && name.startsWith(word)
          && !Character.isLowerCase(name.charAt(word.length()))) {
        return word;
      }
    }
    return null;
  }
}
