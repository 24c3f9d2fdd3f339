package demo;

import dev.l9.trace.L9Traced;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

@Entity
public class Author {
  @Id private int id;
  private String name;

  @OneToMany(mappedBy = "author")
  private List<Book> books = new ArrayList<>();

  protected Author() {}

  Author(int id, String name) {
    this.id = id;
    this.name = name;
  }

  @L9Traced
  public String name() {
    return name;
  }

  public List<Book> books() {
    return books;
  }
}
