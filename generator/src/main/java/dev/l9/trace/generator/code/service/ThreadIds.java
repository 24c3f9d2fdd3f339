package dev.l9.trace.generator.code.service;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.l9.trace.generator.code.name.ThreadId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import javax.lang.model.element.Modifier;

/** Writes what makes the ids of threads. */
final class ThreadIds {

  private ThreadIds() {}

  /** The constant with the namespace of a module's threads. */
  static FieldSpec namespace(String moduleId) {
    return FieldSpec.builder(
            UUID.class, "THREADS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(
            "The namespace of the ids of threads: the UUID of the DNS name {@code $L}.\n",
            ThreadId.dnsName(moduleId))
        .initializer("$T.fromString($S)", UUID.class, ThreadId.namespace(moduleId).toString())
        .build();
  }

  /** The method that makes an id of a key. */
  static MethodSpec method() {
    return MethodSpec.methodBuilder("threadId")
        .addModifiers(Modifier.STATIC)
        .addJavadoc(
            "The id of the thread with this key: a UUID of version 5, as RFC 9562 has it. Equal keys"
                + " have equal ids.\n")
        .returns(UUID.class)
        .addParameter(String.class, "key")
        .addStatement("$T sha1", MessageDigest.class)
        .beginControlFlow("try")
        .addStatement("sha1 = $T.getInstance($S)", MessageDigest.class, "SHA-1")
        .nextControlFlow("catch ($T e)", NoSuchAlgorithmException.class)
        .addStatement("throw new $T($S, e)", IllegalStateException.class, "this JVM has no SHA-1")
        .endControlFlow()
        .addStatement(
            "$1T namespace = $1T.allocate(16).putLong(THREADS.getMostSignificantBits())"
                + ".putLong(THREADS.getLeastSignificantBits())",
            ByteBuffer.class)
        .addStatement("sha1.update(namespace.flip())")
        .addStatement(
            "$1T hash = $1T.wrap(sha1.digest(key.getBytes($2T.UTF_8)))",
            ByteBuffer.class,
            StandardCharsets.class)
        .addStatement("long high = (hash.getLong() & ~0xF000L) | 0x5000L")
        .addStatement(
            "long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L")
        .addStatement("return new $T(high, low)", UUID.class)
        .build();
  }
}
