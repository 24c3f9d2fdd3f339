package dev.l9.trace.memory.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StoreUrlTest {

  @Test
  void url_isAFolderOrAServer() throws StoreException {
    assertEquals(new StoreUrl.InFolder(Path.of(".l9/memory")), StoreUrl.parse(StoreUrl.DEFAULT));
    String server = "jdbc:postgresql://localhost/l9?user=ann";
    assertEquals(new StoreUrl.OnServer(server), StoreUrl.parse(server));
  }

  @Test
  void url_showsNoPassword() throws StoreException {
    assertEquals(
        "jdbc:postgresql://***@h/l9?user=ann&password=***&ssl=true",
        StoreUrl.parse("jdbc:postgresql://u:p@h/l9?user=ann&password=s3cret&ssl=true").toString());
  }

  @Test
  void url_ofAnotherKindIsRefused() {
    for (String url : new String[] {"file:", "", "/tmp/x", "jdbc:mysql://h/l9"}) {
      StoreException e = assertThrows(StoreException.class, () -> StoreUrl.parse(url));
      assertEquals(
          "'"
              + url
              + "' is no store: write file:FOLDER, such as file:.l9/memory, or"
              + " jdbc:postgresql://HOST/DATABASE?user=NAME",
          e.getMessage());
    }
  }
}
