package dev.l9.trace.memory.store.jdbc;

import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** In what databases differ. One object serves one store. */
public interface Dialect {

  /** Where the store is. */
  StoreUrl url();

  /** Has the writers take turns, from the begin of a transaction on. */
  void beginWriting(Connection connection) throws SQLException;

  /** Has a query hand over its rows as they come, instead of all at once. */
  void beginReading(Connection connection) throws SQLException;

  /** The query is over, also where it has failed. */
  void endReading(Connection connection) throws SQLException;

  /** Sets a parameter to an id. */
  void setId(PreparedStatement statement, int at, UUID id) throws SQLException;

  /** The id in a column. */
  UUID id(ResultSet row, int at) throws SQLException;

  /** A parameter that is JSON. */
  String jsonParameter();

  /** Puts the words of a packet into the index; the parameters are its number and the text. */
  String insertWords();

  /** The column by which the index of words names packets. */
  String wordsNumber();

  /**
   * The start of a search, up to the condition on packets, which are called {@code p}: it selects
   * the JSON and the score.
   *
   * @param words how many words are looked for
   */
  String searchWords(int words);

  /** The texts that the parameters of {@link #searchWords} get. */
  List<String> wordParameters(List<String> words);

  /** Whether vectors can be held. */
  boolean hasVectors();

  /** Why vectors can't be held, and what to do. */
  String whyNoVectors();

  /** A parameter that is a vector. */
  String vectorParameter();

  /**
   * The cosine of the angle between a vector, the parameter, and the column {@code v.vector}; empty
   * where the database can't compute it.
   */
  String cosine();

  /** Sets a parameter to a vector. */
  void setVector(PreparedStatement statement, int at, float[] vector) throws SQLException;

  /** The vector in a column. */
  float[] vector(ResultSet row, int at) throws SQLException;

  /** Removes what is forgotten from the files. */
  void compact(Connection connection) throws SQLException;

  /** Has what was forgotten be in no file that is beside the database, such as a log. */
  void afterForgetting(Connection connection) throws SQLException;

  /** How much the store takes on the disk. */
  long bytes(Connection connection) throws SQLException;

  /** What is said of a failure of the database. */
  StoreException failure(SQLException e);
}
