package demo;

import dev.l9.trace.L9Traced;
import java.util.List;
import java.util.logging.LogManager;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.stat.Statistics;

/** Passes entities that aren't loaded yet to traced methods, and says what that loaded. */
public class App {

  private static SessionFactory sessions;

  public static void main(String[] args) {
    LogManager.getLogManager().reset();
    sessions =
        new Configuration()
            .addAnnotatedClass(Author.class)
            .addAnnotatedClass(Book.class)
            .setProperty("hibernate.connection.url", "jdbc:h2:mem:books;DB_CLOSE_DELAY=-1")
            .setProperty("hibernate.hbm2ddl.auto", "create")
            .setProperty("hibernate.generate_statistics", "true")
            .setProperty("hibernate.show_sql", "true")
            .buildSessionFactory();
    try (SessionFactory closed = sessions) {
      closed.inTransaction(
          session -> {
            Author author = new Author(1, "Ada");
            session.persist(author);
            session.persist(new Book(10, "Notes", author));
            session.persist(new Book(11, "Letters", author));
          });
      inSession();
      afterwards();
    }
  }

  private static void inSession() {
    sessions.inTransaction(
        session -> {
          Author proxy = sameAuthor(session.getReference(Author.class, 1));
          say("a proxy", proxy);
          Book book = sameBook(session.find(Book.class, 10));
          say("an author of a book", book.author());
          List<Book> books = sameBooks(session.find(Author.class, 1).books());
          say("a collection", books);
          System.out.println(book.title() + ", " + books.size() + " by " + name(proxy));
        });
  }

  /** A lazy value that is touched now throws. */
  private static void afterwards() {
    Author[] author = new Author[1];
    Book[] book = new Book[1];
    sessions.inTransaction(
        session -> {
          author[0] = session.getReference(Author.class, 1);
          book[0] = session.find(Book.class, 11);
        });
    say("a proxy without a session", sameAuthor(author[0]));
    say("a book without a session", sameBook(book[0]).author());
    try {
      name(author[0]);
    } catch (RuntimeException e) {
      System.out.println(e.getClass().getSimpleName());
    }
  }

  private static void say(String what, Object value) {
    Statistics statistics = sessions.getStatistics();
    System.out.println(
        what
            + (Hibernate.isInitialized(value) ? " is loaded, " : " is not loaded, ")
            + statistics.getPrepareStatementCount()
            + " statements");
  }

  @L9Traced
  static Author sameAuthor(Author author) {
    return author;
  }

  @L9Traced
  static Book sameBook(Book book) {
    return book;
  }

  @L9Traced
  static List<Book> sameBooks(List<Book> books) {
    return books;
  }

  @L9Traced
  static String name(Author author) {
    return author.name();
  }
}
