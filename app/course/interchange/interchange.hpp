// Questions and lessons in other programs' formats, with a report of what a format cannot hold.
//
// Computed text is written out for one version: no other format can compute it.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "course/evaluate/evaluator.hpp"
#include "course/source/data.hpp"

namespace slotscope::course {

using Questions = std::vector<std::shared_ptr<const Question>>;

/// Files to write, and what was lost on the way, a sentence each.
struct Exported {
  std::vector<std::pair<std::string, std::string>> files;  ///< name and content
  std::vector<std::string> lost;
};

/// A quiz.toml, and what was lost on the way.
struct Imported {
  Data quiz;  ///< write_toml makes it a file
  std::size_t questions = 0;
  std::vector<std::string> lost;
  Diagnostics diagnostics;
};

Exported to_gift(const Questions& questions, Version version, Evaluator& evaluator);
Imported from_gift(std::string_view text, const std::string& file);

Exported to_mdbook_quiz(const Questions& questions, Version version, Evaluator& evaluator);
Imported from_mdbook_quiz(std::string_view text, const std::string& file);

/// A QTI 2.1 package: an item a question and the manifest.
Exported to_qti(const Questions& questions, const std::string& title, Version version, Evaluator& evaluator);
Exported to_anki(const Questions& questions, const std::string& deck, Version version, Evaluator& evaluator);
Exported to_notebook(const Lesson& lesson, Version version, Evaluator& evaluator);

/// The files as one ZIP archive, not compressed.
std::string zip_archive(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace slotscope::course
