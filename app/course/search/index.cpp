// A small index: some hundred entries, so each search looks at all of them.
#include "course/search/index.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "course/evaluate/filled.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

// A slip is forgiven only in words that are long enough not to turn into another word by it.
constexpr std::size_t forgiven_length = 5;

bool word_character(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (char c : text) {
    if (word_character(c)) {
      word += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

/// On one line, with an ellipsis where a value would have to be computed first.
std::string searchable(const RichText& text) {
  RichText plain = text;
  const auto leave_out = [](auto&& self, std::vector<RichBlock>& blocks) -> void {
    for (RichBlock& block : blocks) {
      for (Span& span : block.spans) {
        if (std::exchange(span.expression, -1) >= 0) span.text = "\xE2\x80\xA6";
      }
      self(self, block.children);
    }
  };
  leave_out(leave_out, plain.blocks);
  return one_line(plain);
}

std::string text_of(const Section& section) {
  std::string text;
  for (const Block& block : section.blocks) {
    if (const auto* prose = std::get_if<ProseBlock>(&block)) text += searchable(prose->text) + ' ';
    if (const auto* program = std::get_if<ProgramBlock>(&block)) text += program->program->source + ' ';
    if (const auto* dialogue = std::get_if<DialogueBlock>(&block)) {
      for (const auto& turn : dialogue->turns) text += searchable(turn.text) + ' ';
    }
  }
  return text;
}

std::string stretch(const std::string& text, const std::string& lower_text, const std::string& word) {
  constexpr std::size_t length = 90;
  std::size_t at = lower_text.find(word);
  if (at == std::string::npos) at = 0;
  std::size_t start = at > 30 ? text.find(' ', at - 30) : 0;
  if (start == std::string::npos || start > at) start = at;
  std::size_t end = std::min(text.size(), start + length);
  if (end < text.size()) end = std::max(start, text.rfind(' ', end));
  std::string part(trim(std::string_view(text).substr(start, end - start)));
  return valid_utf8((start > 0 ? "\xE2\x80\xA6 " : "") + replace_all(part, "\n", " ") +
                    (end < text.size() ? " \xE2\x80\xA6" : ""));
}

}  // namespace

SearchIndex::SearchIndex(const Course& course) {
  auto add_lesson = [&](const Lesson& lesson) {
    add(HitKind::Lesson, lesson.title, "lesson:" + lesson.id, searchable(lesson.goal) + ' ' + searchable(lesson.hook));
    for (const Section& section : lesson.sections) {
      if (!section.id.empty())
        add(HitKind::Section, searchable(section.heading), "lesson:" + lesson.id + '#' + section.id, text_of(section));
    }
    for (const auto& exercise : lesson.exercises)
      add(HitKind::Exercise, exercise->title, "exercise:" + exercise->id, searchable(exercise->statement));
  };
  for (const auto& track : course.tracks) {
    for (const auto& lesson : track->lessons) add_lesson(*lesson);
  }
  if (course.rulers) add_lesson(*course.rulers);
  for (const auto& question : course.quiz_questions()) {
    std::string ask = searchable(question->ask);
    add(HitKind::Question, ask, "question:" + question->id, ask + ' ' + searchable(question->explain));
  }
  for (const auto& myth : course.myths) {
    add(HitKind::Myth, searchable(myth->claim), "myth:" + myth->id, searchable(myth->instead));
  }
  for (const Term& term : course.terms) {
    std::string text = searchable(term.text);
    for (const std::string& also : term.also) text += ' ' + also;
    add(HitKind::Term, term.term, "term:" + term.id, std::move(text));
  }
}

void SearchIndex::add(HitKind kind, std::string title, std::string target, std::string text) {
  title = replace_all(std::move(title), "`", "");
  Entry entry{kind, title, std::move(target), text, lower(title), lower(text), words_of(title + ' ' + text)};
  std::sort(entry.words.begin(), entry.words.end());
  entry.words.erase(std::unique(entry.words.begin(), entry.words.end()), entry.words.end());
  entries_.push_back(std::move(entry));
}

double SearchIndex::score_of(const Entry& entry, const std::string& word, bool last) {
  bool whole = std::binary_search(entry.words.begin(), entry.words.end(), word);
  auto begins = std::lower_bound(entry.words.begin(), entry.words.end(), word);
  bool prefix = begins != entry.words.end() && begins->starts_with(word);
  double score = whole ? 3 : prefix ? (last ? 2.5 : 1.5) : 0;
  if (score == 0 && entry.lower_text.find(word) != std::string::npos) score = 1;
  if (score == 0 && word.size() >= forgiven_length) {
    for (const std::string& each : entry.words) {
      std::size_t longer = std::max(each.size(), word.size());
      if (longer - std::min(each.size(), word.size()) <= 1 && edit_distance(each, word) == 1) score = 0.7;
    }
  }
  if (score > 0 && entry.lower_title.find(word) != std::string::npos) score += 4;
  return score;
}

std::vector<Hit> SearchIndex::find(std::string_view query, std::size_t most) const {
  std::vector<std::string> words = words_of(query);
  std::vector<Hit> hits;
  if (words.empty()) return hits;
  for (const Entry& entry : entries_) {
    double score = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
      double each = score_of(entry, words[i], i + 1 == words.size());
      if (each == 0) {
        score = 0;
        break;
      }
      score += each;
    }
    if (score == 0) continue;
    if (entry.lower_title == lower(trim(query))) score += 10;
    hits.push_back(
        {entry.kind, entry.title, entry.target, stretch(entry.text, entry.lower_text, words.front()), score});
  }
  std::stable_sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.score > b.score; });
  if (hits.size() > most) hits.resize(most);
  return hits;
}

}  // namespace slotscope::course
