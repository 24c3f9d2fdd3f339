package dev.l9.trace.benchmarks.replay.programs;

import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.DecoderException;
import org.apache.commons.codec.EncoderException;
import org.apache.commons.codec.binary.Base32;
import org.apache.commons.codec.binary.Base64;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.commons.codec.digest.MurmurHash3;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.apache.commons.codec.language.Metaphone;
import org.apache.commons.codec.language.Soundex;
import org.apache.commons.codec.net.URLCodec;

/** Encodes, hashes and compares texts, with Apache Commons Codec. */
public final class Checksums {

  private Checksums() {}

  public static void main(String[] args) throws DecoderException, EncoderException {
    for (String text : new String[] {"lamp", "Robert", "\u00fcber", ""}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      System.out.println(Hex.encodeHexString(bytes) + Base64.encodeBase64String(bytes));
      System.out.println(DigestUtils.md5Hex(bytes) + DigestUtils.sha256Hex(text));
      System.out.println(MurmurHash3.hash32x86(bytes) + " " + new Base32().encodeAsString(bytes));
      System.out.println(new Metaphone().metaphone(text) + new DoubleMetaphone().encode(text));
      System.out.println(new URLCodec().encode(text + " &=") + Base64.isBase64(text));
    }
    System.out.println(
        Soundex.US_ENGLISH.encode("Robert") + Soundex.US_ENGLISH.difference("a", "b"));
    System.out.println(new String(Hex.decodeHex("6c616d70"), StandardCharsets.UTF_8));
    System.out.println(new URLCodec().decode("a%20b"));
    try {
      Hex.decodeHex("6c6");
    } catch (DecoderException e) {
      System.out.println(e.getMessage());
    }
  }
}
