// Finds lessons, sections, questions, exercises, myth cards and terms by words.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "course/model.hpp"

namespace slotscope::course {

enum class HitKind { Lesson, Section, Question, Exercise, Myth, Term };

struct Hit {
  HitKind kind = HitKind::Lesson;
  std::string title;
  std::string target;   ///< "lesson:slots/declaring#names-once", "question:...", "term:..."
  std::string context;  ///< a stretch of text around the first word found
  double score = 0;
};

/// An index over one course: built once, then searched at each key press.
class SearchIndex {
 public:
  explicit SearchIndex(const Course& course);
  /// The best hits first. Every word must be found; the last may be the start of a word, and small slips are forgiven.
  std::vector<Hit> find(std::string_view query, std::size_t most = 20) const;

 private:
  struct Entry {
    HitKind kind;
    std::string title;
    std::string target;
    std::string text;
    std::string lower_title;
    std::string lower_text;
    std::vector<std::string> words;  ///< sorted, each once
  };
  void add(HitKind kind, std::string title, std::string target, std::string text);
  static double score_of(const Entry& entry, const std::string& word, bool last);

  std::vector<Entry> entries_;
};

}  // namespace slotscope::course
