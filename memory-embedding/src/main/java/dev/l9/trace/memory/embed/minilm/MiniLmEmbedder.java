package dev.l9.trace.memory.embed.minilm;

import ai.onnxruntime.OrtException;
import dev.l9.trace.memory.embed.Embedder;
import dev.l9.trace.memory.embed.EmbeddingException;
import dev.l9.trace.memory.store.VectorModel;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The model all-MiniLM-L6-v2 with weights of eight bits. Its words are English. Not safe for use by
 * several threads.
 */
public final class MiniLmEmbedder implements Embedder {

  /** Names the text's form too: vectors of other weights or tokens aren't comparable. */
  private static final VectorModel MODEL = new VectorModel("all-MiniLM-L6-v2-q", 384);

  private @Nullable MiniLmModel loaded;

  /** Loads nothing. */
  public MiniLmEmbedder() {}

  @Override
  public VectorModel model() {
    return MODEL;
  }

  @Override
  public float[] embed(String text) throws EmbeddingException {
    try {
      MiniLmModel model = loaded;
      if (model == null) {
        model = MiniLmModel.load();
        loaded = model;
      }
      return model.vector(text);
    } catch (OrtException | IOException e) {
      throw new EmbeddingException(
          "the model " + MODEL.name() + " doesn't run on this machine: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    MiniLmModel model = loaded;
    loaded = null;
    if (model != null) {
      model.close();
    }
  }
}
