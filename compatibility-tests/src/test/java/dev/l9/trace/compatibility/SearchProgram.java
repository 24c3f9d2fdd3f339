package dev.l9.trace.compatibility;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * A program on the Lucene search library: writes an index in several segments, deletes and merges,
 * and prints what queries of many kinds find, with their scores.
 *
 * <pre>SearchProgram DOCUMENTS</pre>
 */
final class SearchProgram {

  private static final String[] WORDS =
      "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi".split(" ", -1);

  private static final Query[] QUERIES = {
    new TermQuery(new Term("text", "gamma")),
    new PhraseQuery("text", "alpha", "beta"),
    new PrefixQuery(new Term("text", "ep")),
    new FuzzyQuery(new Term("text", "lambada")),
    IntPoint.newRangeQuery("size", 10, 20),
    new BooleanQuery.Builder()
        .add(new TermQuery(new Term("text", "eta")), BooleanClause.Occur.MUST)
        .add(new TermQuery(new Term("text", "mu")), BooleanClause.Occur.SHOULD)
        .add(IntPoint.newRangeQuery("size", 0, 5), BooleanClause.Occur.MUST_NOT)
        .build()
  };

  private SearchProgram() {}

  public static void main(String[] args) throws IOException {
    try (Directory directory = FSDirectory.open(Path.of("index"))) {
      write(directory, Integer.parseInt(args[0]));
      try (DirectoryReader reader = DirectoryReader.open(directory)) {
        System.out.println(reader.numDocs() + " in " + reader.leaves().size());
        for (Query query : QUERIES) {
          search(new IndexSearcher(reader), query);
        }
      }
    }
  }

  private static void write(Directory directory, int documents) throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(new StandardAnalyzer());
    config.setMergeScheduler(new SerialMergeScheduler()).setMaxBufferedDocs(40);
    Random random = new Random(1);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < documents; i++) {
        writer.addDocument(document(i, random));
      }
      writer.deleteDocuments(new Term("id", "7"), new Term("id", "70"));
      writer.commit();
      writer.forceMerge(2);
    }
  }

  private static Document document(int id, Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    Document document = new Document();
    document.add(new StringField("id", String.valueOf(id), Field.Store.YES));
    document.add(new TextField("text", text.toString(), Field.Store.YES));
    document.add(new IntPoint("size", id % 30));
    document.add(new NumericDocValuesField("rank", id * 31L % 97));
    return document;
  }

  private static void search(IndexSearcher searcher, Query query) throws IOException {
    System.out.println("> " + query + " " + searcher.count(query));
    for (ScoreDoc hit : searcher.search(query, 5).scoreDocs) {
      System.out.println(searcher.storedFields().document(hit.doc).get("id") + " " + hit.score);
    }
    Sort byRank = new Sort(new SortField("rank", SortField.Type.LONG));
    for (ScoreDoc hit : searcher.search(query, 3, byRank).scoreDocs) {
      System.out.println(searcher.explain(query, hit.doc));
    }
  }
}
