// The practical half of the advice: a class is rewritten with slots and the program run, to see whether it still does
// what it did.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "engine/source/tree.hpp"

namespace slotscope {

/// What is changed in a class.
struct SlotsChange {
  std::vector<std::string> slots;
  bool weak_references = false;  ///< '__weakref__' too
  bool dict = false;             ///< '__dict__' too: only to see what else would break
  bool dataclass = false;
  bool slots_argument = false;               ///< @dataclass(slots=True) instead of a line of slots
  std::map<std::string, const Stmt*> moved;  ///< defaults in the class body that become assignments in __init__
};

/// New text for some lines of a program.
struct Rewriting {
  std::string text;  ///< empty: it could not be done
  int first_line = 0, last_line = 0;
  std::vector<int> origin;  ///< for each line of the text its line in the program, or the one it was put behind
};

Rewriting rewrite_class(std::string_view source, const ClassDefStmt* node, const SlotsChange& change);

struct TrialResult {
  std::vector<AdviceFinding> findings;
  SlotsChange change;   ///< as it ended
  Rewriting rewriting;  ///< empty when the program does something else with it
};

class Trial {
 public:
  Trial(std::string_view source, const Settings& settings);
  TrialResult run(const ClassDefStmt* node, SlotsChange change);
  /// What an instance with these attributes takes once the program has run, as it stands or rewritten; 0 when none can
  /// be made.
  std::int64_t instance_bytes(std::string_view class_name, const std::vector<std::string>& attributes,
                              const Rewriting* rewriting = nullptr) const;

 private:
  struct Course {
    Outcome outcome = Outcome::Finished;
    std::string output, type, message;
    int line = 0;
    bool ended() const;
  };

  Course follow(std::string_view program) const;
  std::string program_with(const Rewriting& rewriting) const;
  int line_in_source(const Rewriting& rewriting, int line) const;
  bool learn(const Course& course, int line, TrialResult& result) const;
  bool tell_difference(const Course& course, int class_line, TrialResult& result) const;

  std::string_view source_;
  Settings settings_;
  Course original_;
  bool started_ = false;
};

}  // namespace slotscope
