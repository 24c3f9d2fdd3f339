package dev.l9.trace.agent.select;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.agent.scan.SourceLanguage;
import dev.l9.trace.agent.scan.SourceParameter;
import java.util.List;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which parameters and results are kept secret for the names of methods and fields. */
class SecretNamesTest {

  private static final String TEXT = "Ljava/lang/String;";

  private final ScannedClass owner = new ScannedClass();

  /** The parameters of a method are called a, b …; a star stands for what isn't captured. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // What is asked for is the secret, unless it is only whether.
        "getPassword () String      | getPassword() *",
        "apiKey () String           | apiKey() *",
        "getPin () int              | getPin() *",
        "getPIN () String           | getPIN() *",
        "getIBAN () String          | getIBAN() *",
        "findSecret () Optional     | findSecret() *",
        "fetchToken () Future       | fetchToken() *",
        "findSecret (String) String | findSecret(a) *",
        "readApiKey (File) byte[]   | readApiKey(a) *",
        "hasPassword () boolean     | hasPassword() shown",
        "isTokenValid () Boolean    | isTokenValid() shown",
        "tokenCount () int          | tokenCount() shown",
        "keys () List               | keys() shown",
        "spin () int                | spin() shown",
        // What is given is the secret.
        "setPassword (String) void      | setPassword(a*) none",
        "password (String) Owner        | password(a*) shown",
        "withToken (String) Owner       | withToken(a*) shown",
        "setPin (int) void              | setPin(a*) none",
        "changePassword (String,String) void | changePassword(a*,b*) none",
        "isPassword (String) boolean    | isPassword(a*) shown",
        "checkPassword (String) boolean | checkPassword(a*) shown",
        "encodePassword (String) String | encodePassword(a*) *",
        "parseToken (String) Owner      | parseToken(a*) shown",
        "hasPassword (String) boolean   | hasPassword(a) shown",
        "sendPassword (String,String) void | sendPassword(a,b) none",
        "settle (String) String         | settle(a) shown",
      })
  void theMethodsName_tellsWhatIsSecret(String signature, String expected) {
    assertEquals(expected, shown(method("A.java", signature)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "A.scala | token_$eq (String) void    | token_$eq(a*) none",
        "A.kt    | setToken-7AWCn6o (String) void | setToken-7AWCn6o(a*) none",
        "A.kt    | getToken$app () String     | getToken$app() *",
      })
  void namesOfTheSource_count(String file, String signature, String expected) {
    assertEquals(expected, shown(method(file, signature)));
  }

  @Test
  void whatIsStoredInOrReadFromAFieldOfSuchAName_isSecret() {
    ScannedMethod setter = method("A.java", "enter (String,String) void");
    setter.storedIn.put(2, Set.of("apiKey"));
    assertEquals("enter(a,b*) none", shown(setter));
    ScannedMethod getter = method("A.java", "value () String");
    getter.returnedFields.add("password");
    assertEquals("value() *", shown(getter));
  }

  @Test
  void anExpressionOfTheUser_meansThePropertyToo() {
    ScannedMethod getter = method("A.java", "getMood () String");
    assertEquals("getMood() *", shown(getter, new SecretNames(new Redactor("^mood$", ""))));
  }

  private ScannedMethod method(String file, String signature) {
    owner.internalName = "demo/Owner";
    owner.language = SourceLanguage.of(file);
    String[] parts = signature.replaceAll("[()]", "").split(" ", -1);
    StringBuilder descriptor = new StringBuilder("(");
    for (String type : parts[1].isEmpty() ? new String[0] : parts[1].split(",")) {
      descriptor.append(descriptor(type));
    }
    descriptor.append(')').append(descriptor(parts[2]));
    ScannedMethod method = new ScannedMethod(Opcodes.ACC_PUBLIC, parts[0], descriptor.toString());
    for (int i = 0; i < method.parameterTypes.length; i++) {
      method.variableNames.put(method.slot(i), "ab".substring(i, i + 1));
    }
    return method;
  }

  private static String descriptor(String type) {
    return switch (type) {
      case "void" -> "V";
      case "int" -> "I";
      case "boolean" -> "Z";
      case "byte[]" -> "[B";
      case "String" -> TEXT;
      case "Boolean" -> "Ljava/lang/Boolean;";
      case "Owner" -> "Ldemo/Owner;";
      default -> "Lany/" + type + ";";
    };
  }

  private String shown(ScannedMethod method) {
    return shown(method, new SecretNames(new Redactor("", "")));
  }

  private String shown(ScannedMethod method, SecretNames names) {
    StringBuilder text = new StringBuilder(method.name).append('(');
    List<SourceParameter> all = SourceParameter.of(owner, method);
    for (SourceParameter one : all) {
      text.append(one == all.get(0) ? "" : ",").append(one.name());
      text.append(names.hides(owner, method, all, one) ? "*" : "");
    }
    boolean isVoid = Type.getReturnType(method.descriptor).getSort() == Type.VOID;
    String result = isVoid ? "none" : names.hidesResult(owner, method) ? "*" : "shown";
    return text + ") " + result;
  }
}
