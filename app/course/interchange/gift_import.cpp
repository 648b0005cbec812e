// Questions from Moodle's GIFT.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>

#include "course/interchange/interchange.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

// What the export adds in a comment: fields GIFT has no place for.
constexpr std::string_view note_mark = "// slotscope: ";

struct GiftAnswer {
  char mark = '=';    ///< '=' or '~'
  double weight = 0;  ///< of `%50%`
  bool weighted = false;
  std::string text;
  std::string why;
};

/// HTML as the text it shows: tags taken off, entities resolved.
std::string without_tags(const std::string& html) {
  std::string text;
  bool tag = false;
  for (std::size_t i = 0; i < html.size(); ++i) {
    char next = i + 1 < html.size() ? html[i + 1] : ' ';
    if (html[i] == '<' && (std::isalpha(static_cast<unsigned char>(next)) || next == '/')) tag = true;
    if (!tag) text += html[i];
    if (html[i] == '>') tag = false;
  }
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> entities = {
      {{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}, {"&amp;", "&"}}};
  for (const auto& [entity, letter] : entities) text = replace_all(std::move(text), entity, letter);
  return text;
}

/// Where a blank line ends the paragraph; npos when none does.
std::size_t blank_line(std::string_view text) {
  for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
    std::size_t next = text.find_first_not_of(" \t", at + 1);
    if (next != std::string_view::npos && text[next] == '\n') return at;
  }
  return std::string_view::npos;
}

std::string without_comments(const std::string& text) {
  std::vector<std::string> kept;
  for (std::string_view line : lines_of(text)) {
    if (!trim(line).starts_with("//")) kept.emplace_back(line);
  }
  return join(kept, "\n");
}

class GiftReader {
 public:
  GiftReader(std::string_view text, std::string file)
      : text_(replace_all(std::string(text), "\r\n", "\n")), file_(std::move(file)) {}

  Imported read() {
    Data list = Data::list();
    while (skip_to_question()) {
      int line = line_at(at_);
      Data question = Data::table();
      if (read_question(question, line)) list.add(std::move(question));
      note_.reset();
    }
    result_.questions = list.items.size();
    result_.quiz = Data::table();
    result_.quiz.set("question", std::move(list));
    return std::move(result_);
  }

 private:
  int line_at(std::size_t offset) const {
    int line = 1;
    for (char c : std::string_view(text_).substr(0, offset)) line += c == '\n';
    return line;
  }

  /// Passes blank lines, comments and categories; false at the end.
  bool skip_to_question() {
    while (at_ < text_.size()) {
      std::size_t end = std::min(text_.find('\n', at_), text_.size());
      std::string_view line = trim(std::string_view(text_).substr(at_, end - at_));
      if (line.starts_with(note_mark)) {
        std::string error;
        note_ = parse_json(line.substr(note_mark.size()), error);
      } else if (line.starts_with("$CATEGORY")) {
        lose(line_at(at_), "a category");
      } else if (!line.empty() && !line.starts_with("//")) {
        return true;
      }
      at_ = std::min(end + 1, text_.size());
    }
    return false;
  }

  /// Up to one of `stops` that is not escaped; escapes are resolved.
  std::string read_until(std::string_view stops) {
    std::string result;
    while (at_ < text_.size()) {
      char c = text_[at_];
      if (c == '\\' && at_ + 1 < text_.size()) {
        char next = text_[at_ + 1];
        if (next == 'n') {
          result += '\n';
        } else if (std::string_view("~=#{}:\\").find(next) != std::string_view::npos) {
          result += next;
        } else {
          result += c;
          result += next;
        }
        at_ += 2;
        continue;
      }
      if (stops.find(c) != std::string_view::npos) return result;
      result += c;
      ++at_;
    }
    return result;
  }

  bool read_question(Data& question, int line) {
    std::string title;
    if (text_.compare(at_, 2, "::") == 0) {
      at_ += 2;
      while (at_ < text_.size() && text_.compare(at_, 2, "::") != 0) title += read_until(":");
      at_ = std::min(at_ + 2, text_.size());
    }
    const std::size_t start = at_;
    std::string ask = read_until("{");
    const std::size_t blank = blank_line(std::string_view(text_).substr(start, at_ - start));
    if (at_ >= text_.size() || blank != std::string_view::npos) {
      at_ = blank == std::string_view::npos ? text_.size() : start + blank;
      lose(line, "a text without an answer in { }");
      return false;
    }
    ++at_;
    ask = without_comments(ask);
    std::vector<GiftAnswer> answers;
    bool numeric = false;
    std::string explain;
    std::string word;
    if (!read_answers(answers, numeric, explain, word, line)) return false;
    std::size_t end = std::min(text_.find('\n', at_), text_.size());
    std::string_view after = trim(std::string_view(text_).substr(at_, end - at_));
    if (!after.empty()) {
      ask += "_____ " + std::string(after);
      at_ = end;
    }
    if (trim(ask).starts_with("[html]")) {
      lose(line, "HTML, which became plain text");
      for (GiftAnswer& answer : answers) {
        answer.text = without_tags(answer.text);
        answer.why = without_tags(answer.why);
      }
      ask = without_tags(ask);
      explain = without_tags(explain);
    }
    fill_question(question, title, std::string(trim(strip_format(ask))), line);
    return fill_answers(question, answers, numeric, explain, word, line);
  }

  static std::string strip_format(std::string ask) {
    for (std::string_view name : {"[markdown]", "[html]", "[moodle]", "[plain]"}) {
      std::string_view text = trim(ask);
      if (text.starts_with(name)) return std::string(text.substr(name.size()));
    }
    return ask;
  }

  bool read_answers(std::vector<GiftAnswer>& answers, bool& numeric, std::string& explain, std::string& word,
                    int line) {
    std::string lead = std::string(trim(read_until("~=#}")));
    if (at_ < text_.size() && text_[at_] == '#' && lead.empty() && text_.compare(at_, 4, "####") != 0) {
      numeric = true;
      ++at_;
      lead = trim(read_until("~=#}"));
      if (!lead.empty()) answers.push_back({'=', 0, false, lead, ""});
    } else {
      word = lead;
    }
    while (at_ < text_.size() && text_[at_] != '}') {
      if (text_.compare(at_, 4, "####") == 0) {
        at_ += 4;
        explain = trim(read_until("}"));
        break;
      }
      char mark = text_[at_++];
      if (mark == '#') {
        std::string why = std::string(trim(read_until("~=#}")));
        if (!answers.empty()) {
          answers.back().why = why;
        } else if (!why.empty()) {
          lose(line, "what is said about a true or false");
        }
        continue;
      }
      GiftAnswer answer;
      answer.mark = mark;
      std::string text = std::string(trim(read_until("~=#}")));
      std::size_t percent = text.starts_with('%') ? text.find('%', 1) : std::string::npos;
      if (percent != std::string::npos) {
        answer.weighted = true;
        answer.weight = std::atof(text.substr(1, percent - 1).c_str());
        text.erase(0, percent + 1);
      }
      answer.text = text;
      answers.push_back(std::move(answer));
    }
    if (at_ >= text_.size()) {
      report(result_.diagnostics, {file_, line, 1}, "gift", "an answer without its '}'", "Close it.");
      return false;
    }
    ++at_;
    return true;
  }

  void lose(int line, const std::string& what) { result_.lost.push_back("line " + std::to_string(line) + ": " + what); }

  /// Weights that a single right answer, or right answers of equal worth, do not have.
  void report_weights(const std::vector<GiftAnswer>& answers, bool several, int line) {
    double worth = 0;
    for (const GiftAnswer& answer : answers) {
      if (!answer.weighted || answer.weight <= 0) continue;
      bool even = several && (worth == 0 || worth == answer.weight);
      worth = answer.weight;
      if (even || answer.weight == 100) continue;
      lose(line, "the credit given for a part of the answers");
      return;
    }
  }

  void fill_question(Data& question, const std::string& title, const std::string& ask, int line) {
    std::string id = slug(title.substr(title.find('/') == std::string::npos ? 0 : title.find('/') + 1));
    if (id.empty()) id = "question-" + std::to_string(line);
    question.set("id", id);
    question.set("kind", "single");
    question.set("topic", note_ ? note_->text_of("topic") : "");
    question.set("difficulty", note_ ? note_->integer_of("difficulty", 1) : 1);
    question.set("ask", ask);
    if (note_ && note_->find("python")) question.set("python", note_->text_of("python"));
    if (note_ && note_->find("reread")) question.set("reread", note_->text_of("reread"));
  }

  static Data& member(Data& table, std::string_view name) {
    for (auto& [key, value] : table.members) {
      if (key == name) return value;
    }
    return table.set(std::string(name), Data()).members.back().second;
  }

  bool fill_answers(Data& question, const std::vector<GiftAnswer>& answers, bool numeric, const std::string& explain,
                    const std::string& word, int line) {
    member(question, "explain") = explain.empty() ? Data("See the reasons of the choices.") : Data(explain);
    bool matching = !answers.empty();
    bool choices = false;
    double weights = 0;
    for (const GiftAnswer& answer : answers) {
      choices = choices || answer.mark == '~';
      matching = matching && answer.text.find("->") != std::string::npos;
      weights += answer.weighted ? 1 : 0;
    }
    std::string truth = lower(word);
    if (answers.empty() && (truth == "t" || truth == "true" || truth == "f" || truth == "false")) {
      true_false(question, truth.front() == 't');
      lose(line, "true or false became a question of three choices");
    } else if (numeric) {
      return number(question, answers, line);
    } else if (matching) {
      order(question, answers, line);
    } else if (choices) {
      bool several = weights > 0 && std::count_if(answers.begin(), answers.end(),
                                                  [](const GiftAnswer& each) { return each.mark == '='; }) == 0;
      report_weights(answers, several, line);
      choice(question, answers, several);
    } else if (!answers.empty()) {
      report_weights(answers, false, line);
      typed(question, answers);
      lose(line, "a short answer became a blank to fill");
    } else {
      lose(line, "an essay cannot be graded and was left out");
      return false;
    }
    return true;
  }

  static void choice(Data& question, const std::vector<GiftAnswer>& answers, bool several) {
    member(question, "kind") = Data(several ? "multiple" : "single");
    Data list = Data::list();
    for (const GiftAnswer& answer : answers) {
      Data item = Data::table();
      item.set("text", answer.text);
      bool right = several ? answer.weight > 0 : answer.mark == '=';
      if (right) item.set("right", true);
      if (!answer.why.empty()) item.set("why", answer.why);
      item.set("claim", "none");
      list.add(std::move(item));
    }
    question.set("choice", std::move(list));
  }

  static void true_false(Data& question, bool right) {
    choice(question,
           {{right ? '=' : '~', 0, false, "It is true", ""},
            {right ? '~' : '=', 0, false, "It is false", ""},
            {'~', 0, false, "It depends on the version", ""}},
           false);
  }

  /// "48", "48:2" (with a tolerance) or "46..50".
  bool number(Data& question, const std::vector<GiftAnswer>& answers, int line) {
    if (answers.empty()) return false;
    member(question, "kind") = Data("predict-bytes");
    std::string text = answers.front().text;
    std::size_t colon = text.find(':');
    std::size_t dots = text.find("..");
    std::string value = text.substr(0, colon);
    if (dots != std::string::npos) {
      double low = std::atof(text.c_str());
      double high = std::atof(text.c_str() + dots + 2);
      char middle[32];
      std::snprintf(middle, sizeof middle, "%.12g", (low + high) / 2);
      value = middle;
      question.set("tolerance", (high - low) / 2);
    } else if (colon != std::string::npos) {
      question.set("tolerance", std::atof(text.c_str() + colon + 1));
    }
    question.set("program", "answer = " + value + '\n');
    question.set("of", "answer");
    if (answers.size() > 1) lose(line, "further numbers that are accepted");
    lose(line, "a number became a program that states it; replace it by one that computes it");
    return true;
  }

  void order(Data& question, const std::vector<GiftAnswer>& answers, int line) {
    member(question, "kind") = Data("order-steps");
    std::vector<std::pair<double, std::string>> steps;
    bool numbered = true;
    for (const GiftAnswer& answer : answers) {
      std::size_t arrow = answer.text.find("->");
      std::string place(trim(std::string_view(answer.text).substr(arrow + 2)));
      numbered = numbered && !place.empty() && place.find_first_not_of("0123456789") == std::string::npos;
      steps.emplace_back(std::atof(place.c_str()), trim(std::string_view(answer.text).substr(0, arrow)));
    }
    if (!numbered) lose(line, "what each line is matched with");
    std::stable_sort(steps.begin(), steps.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    Data list = Data::list();
    for (const auto& [place, text] : steps) list.add(text);
    question.set("steps", std::move(list));
  }

  static void typed(Data& question, const std::vector<GiftAnswer>& answers) {
    member(question, "kind") = Data("fill-blank");
    question.set("program", "<<1>>\n");
    Data accept = Data::list();
    for (const GiftAnswer& answer : answers) accept.add(answer.text);
    Data blank = Data::table();
    blank.set("accept", std::move(accept));
    Data blanks = Data::list();
    blanks.add(std::move(blank));
    question.set("blank", std::move(blanks));
  }

  std::string text_;
  std::string file_;
  std::size_t at_ = 0;
  std::optional<Data> note_;
  Imported result_;
};

}  // namespace

Imported from_gift(std::string_view text, const std::string& file) {
  return GiftReader(text, file).read();
}

}  // namespace slotscope::course
