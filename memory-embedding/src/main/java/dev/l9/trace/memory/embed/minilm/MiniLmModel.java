package dev.l9.trace.memory.embed.minilm;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;

/**
 * The model as it is loaded, some tens of megabytes outside the heap. Texts go through it one by
 * one: weights of eight bits are scaled by what goes through together, so the vector of a text
 * would depend on the others. Not safe for use by several threads.
 */
final class MiniLmModel implements AutoCloseable {

  private static final String WEIGHTS = "/all-minilm-l6-v2-q.onnx";

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final WordPieces pieces;

  private MiniLmModel(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
    this.environment = environment;
    this.session = session;
    this.pieces = pieces;
  }

  static MiniLmModel load() throws OrtException, IOException {
    WordPieces pieces = WordPieces.load();
    OrtEnvironment environment = NativeLibraries.load();
    environment.setTelemetry(false);
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1); // More gain little for short texts, and cost others.
      return new MiniLmModel(environment, environment.createSession(weights(), options), pieces);
    }
  }

  private static byte[] weights() throws IOException {
    try (InputStream in = MiniLmModel.class.getResourceAsStream(WEIGHTS)) {
      if (in == null) {
        throw new FileNotFoundException("the jar has no " + WEIGHTS + "; build it again");
      }
      return in.readAllBytes();
    }
  }

  /** The mean of what the model says of each piece, with the length 1. */
  float[] vector(String text) throws OrtException {
    long[] ids = pieces.of(text);
    long[] ones = new long[ids.length];
    Arrays.fill(ones, 1);
    try (OnnxTensor input = tensor(ids);
        OnnxTensor mask = tensor(ones);
        OnnxTensor types = tensor(new long[ids.length]);
        OrtSession.Result result =
            session.run(
                Map.of("input_ids", input, "attention_mask", mask, "token_type_ids", types))) {
      float[][][] states = (float[][][]) result.get(0).getValue();
      return normal(mean(states[0]));
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(environment, new long[][] {values});
  }

  private static float[] mean(float[][] states) {
    float[] sum = new float[states[0].length];
    for (float[] state : states) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += state[i] / states.length;
      }
    }
    return sum;
  }

  private static float[] normal(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    float length = (float) Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
    return vector;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("a session closes once", e);
    }
  }
}
