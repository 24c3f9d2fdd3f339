package dev.l9.trace.agent.redact;

import java.util.List;

/** What is kept secret unless the user says otherwise; {@code docs/secrets.md} lists it. */
final class DefaultSecrets {

  /**
   * Names whose values are sensitive. {@code token} counts at the end of a name only, and {@code
   * key} only behind a word that makes it secret, since people read traces for counts of tokens and
   * for keys of maps.
   */
  static final String NAMES =
      "(?i)passw(or)?d|passphrase|passcode|secret|credential|cookie|authorization|bearer"
          + "|(api|private|access|signing|encryption|master|auth|ssh)[-_. ]?key|token$"
          + "|^(.*[-_.])?(pwd|pin|cvv|cvc|ssn|iban|otp)$"
          + "|(?-i:[a-z0-9](Pwd|Pin|Cvv|Cvc|Ssn|Iban|Otp)$)";

  /** A name for each alternative of {@link #NAMES}. */
  static final List<String> NAME_EXAMPLES =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "passcode",
          "secret",
          "credential",
          "cookie",
          "authorization",
          "bearer",
          "apiKey",
          "privateKey",
          "accessKey",
          "signingKey",
          "encryptionKey",
          "masterKey",
          "authKey",
          "sshKey",
          "token",
          "pwd",
          "pin",
          "cvv",
          "cvc",
          "ssn",
          "iban",
          "otp",
          "userPwd",
          "userPin",
          "cardCvv",
          "cardCvc",
          "userSsn",
          "userIban",
          "userOtp");

  /** What {@link SecretScanner} finds. Each kind is followed by an example. */
  static final List<String> VALUE_EXAMPLES =
      List.of(
          "private keys", "-----BEGIN PRIVATE KEY-----",
          "JSON web tokens", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
          "payment card numbers", "4111 1111 1111 1111",
          "IBANs", "DE89 3704 0044 0532 0130 00",
          "e-mail addresses", "ada@example.com");

  private DefaultSecrets() {}
}
