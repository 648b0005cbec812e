// What a learner has done: kept in SQLite, written as it happens, so that nothing is lost when the program is killed.
//
// One file holds all profiles. Answers and attempts are only ever added; what was last said about a question is the
// newest row with the question's present fingerprint, so an edited question is simply unanswered again. The store
// belongs to one thread; other processes may use the same file.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "course/model.hpp"
#include "course/progress/database.hpp"
#include "course/progress/scheduler.hpp"
#include "course/quiz/marking.hpp"
#include "course/source/data.hpp"

namespace slotscope::course {

struct Profile {
  std::int64_t id = 0;
  std::string name;
};

struct LessonProgress {
  bool opened = false;
  bool finished = false;
  std::string last_section;
  std::vector<std::string> sections_read;
  std::int64_t last_at = 0;
};

struct AnswerRecord {
  std::string question;
  std::uint64_t hash = 0;
  std::string version;
  std::string mode;  ///< "practice", "exam", "prediction"
  Answer answer;
  double credit = 0;
  double seconds = 0;
  std::int64_t at = 0;
};

struct AttemptRecord {
  std::string exercise;
  std::string version;
  std::string source;
  bool passed = false;
  std::vector<std::string> met;  ///< requirements that were met
  std::int64_t at = 0;
};

/// Tells the time; tests set it.
class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t now() const;
};

/// $SLOTSCOPE_HOME, or slotscope under the XDG data directory.
std::string data_folder();

class ProgressStore {
 public:
  /// Opens or makes the database under `folder`. Always answers a store that works; `messages` says what went wrong.
  static std::unique_ptr<ProgressStore> open(const std::string& folder, const Clock* clock = nullptr);

  /// What the user must be told: a file set aside, nothing can be saved.
  const std::vector<std::string>& messages() const { return messages_; }
  bool saves() const { return saves_; }
  std::int64_t now() const { return clock_->now(); }
  /// Why the last write failed; empty when all is well. Reading it clears it.
  std::string take_write_error();

  // Profiles. One is always chosen.
  std::vector<Profile> profiles();
  Profile profile() const { return profile_; }
  bool add_profile(std::string_view name, std::string& error);
  /// The profile to open with from now on.
  bool choose_profile(std::int64_t id);
  /// Works with a profile without choosing it for the next time.
  bool use_profile(std::int64_t id);
  bool rename_profile(std::int64_t id, std::string_view name, std::string& error);
  /// Not the last one. Its data can be brought back with `undo`.
  bool remove_profile(std::int64_t id, std::string& error);

  // Settings of the profile.
  std::string setting(std::string_view key, std::string_view otherwise = "");
  void set_setting(std::string_view key, std::string_view value);

  // Lessons.
  void open_lesson(std::string_view lesson, std::string_view section);
  void read_section(std::string_view lesson, std::string_view section);
  void finish_lesson(std::string_view lesson);
  LessonProgress lesson(std::string_view lesson);
  /// The lesson and section seen last; empty texts when there is none.
  std::pair<std::string, std::string> last_place();

  // Answers. Recording one also plans its next review (predictions are not reviewed).
  void record_answer(const Question& question, const Answer& answer, const Marking& marking, Version version,
                     std::string_view mode, double seconds);
  std::optional<AnswerRecord> last_answer(const Question& question);
  std::vector<AnswerRecord> answers(const Question& question);
  std::vector<AnswerRecord> all_answers();

  // Exercises.
  void record_attempt(const Exercise& exercise, std::string_view source, bool passed,
                      const std::vector<std::string>& met, Version version);
  std::vector<AttemptRecord> attempts(std::string_view exercise);
  bool passed(std::string_view exercise);
  int hints_used(std::string_view exercise);
  void set_hints_used(std::string_view exercise, int count);
  bool solution_seen(std::string_view exercise);
  void set_solution_seen(std::string_view exercise);

  // Drafts: any text being written, by a key such as "exercise:slots/lat-lon".
  std::optional<std::string> draft(std::string_view key);
  void set_draft(std::string_view key, std::string_view text);
  void remove_draft(std::string_view key);

  // Reviews.
  std::optional<Card> card(const Question& question);
  /// Questions to ask again today, the longest overdue first.
  std::vector<std::shared_ptr<const Question>> due(const Course& course);

  // All of it at once.
  Data export_profile();
  /// Adds what the file holds to the profile; all of it or, with `error`, nothing. Answers the number of new rows.
  std::optional<int> import_profile(const Data& data, std::string& error);
  /// Forgets a track's part, or everything when `track` is empty; `undo` brings it back.
  bool reset(std::string_view track);
  /// What `undo` would bring back: "progress in all tracks of Ada"; empty when there is nothing.
  std::string undo_text();
  bool undo(std::string& error);

 private:
  friend class StoreOpener;
  ProgressStore() = default;
  void check(bool written);
  std::optional<int> import_rows(const Data& data, std::int64_t profile, std::string& error);
  bool keep_for_undo(std::string_view what, const Data& data);
  bool delete_rows(std::int64_t profile, std::string_view track);
  Data rows_of(std::int64_t profile, std::string_view track);

  std::unique_ptr<Database> database_;
  std::vector<std::string> messages_;
  std::string write_error_;
  const Clock* clock_ = nullptr;
  Profile profile_;
  bool saves_ = true;
};

}  // namespace slotscope::course
