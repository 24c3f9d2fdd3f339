package demo;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

@Entity
public class Book {
  @Id private int id;
  private String title;

  @ManyToOne(fetch = FetchType.LAZY)
  private Author author;

  protected Book() {}

  Book(int id, String title, Author author) {
    this.id = id;
    this.title = title;
    this.author = author;
  }

  public String title() {
    return title;
  }

  public Author author() {
    return author;
  }
}
