package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.reader.stable.StableText;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A message without what differs from failure to failure: numbers, quoted texts, and what {@link
 * StableText} leaves out. Two forms are of one kind if they have equally many words, and more than
 * half of them are equal, word by word (as Drain compares lines of logs; He, Zhu, Zheng and Lyu,
 * "Drain: an online log parsing approach with fixed depth tree", 2017).
 *
 * @param words in their order
 */
record MessageForm(List<String> words) {

  private static final int LONGEST = 500;
  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|'[^']*'|`[^`]*`|“[^”]*”");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w<])[+-]?[0-9]+([.,][0-9]+)*(?!\\w)");
  private static final double ALIKE = 0.5;

  MessageForm {
    words = List.copyOf(words);
  }

  static MessageForm of(String message) {
    String start = message.substring(0, Math.min(LONGEST, message.length()));
    String stable = QUOTED.matcher(StableText.of(start)).replaceAll("<text>");
    String form = NUMBER.matcher(stable).replaceAll("<number>");
    return new MessageForm(List.of(form.strip().split("\\s+")));
  }

  String text() {
    return String.join(" ", words);
  }

  /** The share of words that are equal; 0 if the numbers of words differ, or most words do. */
  double likeness(MessageForm other) {
    if (words.size() != other.words.size()) {
      return 0;
    }
    int equal = 0;
    for (int i = 0; i < words.size(); i++) {
      equal += words.get(i).equals(other.words.get(i)) ? 1 : 0;
    }
    double share = (double) equal / words.size();
    return share > ALIKE ? share : 0;
  }
}
