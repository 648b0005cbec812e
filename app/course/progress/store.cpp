// Recording and reading what a learner did.
#include "course/progress/store.hpp"

#include <algorithm>
#include <ctime>

#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

/// The local calendar day, as a number that grows by one each day.
std::int64_t local_day(std::int64_t seconds) {
  std::time_t moment = static_cast<std::time_t>(seconds);
  std::tm parts{};
  localtime_r(&moment, &parts);
  return (seconds + parts.tm_gmtoff) / 86'400;
}

AnswerRecord read_answer(const Statement& row) {
  AnswerRecord record;
  record.question = row.text(0);
  record.hash = std::strtoull(row.text(1).c_str(), nullptr, 16);
  record.version = row.text(2);
  record.mode = row.text(3);
  record.answer = answer_from(row.text(4));
  record.credit = row.real(5);
  record.seconds = row.real(6);
  record.at = row.integer(7);
  return record;
}

constexpr std::string_view answer_columns = "question, hash, version, mode, answer, credit, seconds, at";

std::string select_answers(std::string_view rest) {
  return "SELECT " + std::string(answer_columns) + " FROM answers WHERE profile = ? " + std::string(rest);
}

}  // namespace

void ProgressStore::check(bool written) {
  if (!written) write_error_ = "This could not be saved: " + database_->error() + '.';
}

std::string ProgressStore::take_write_error() {
  return std::exchange(write_error_, {});
}

std::vector<Profile> ProgressStore::profiles() {
  std::vector<Profile> list;
  Statement statement(*database_, "SELECT id, name FROM profiles ORDER BY id");
  while (statement.row()) list.push_back({statement.integer(0), statement.text(1)});
  return list;
}

bool ProgressStore::add_profile(std::string_view name, std::string& error) {
  name = trim(name);
  if (name.empty()) {
    error = "A profile needs a name.";
    return false;
  }
  Statement statement(*database_, "INSERT OR IGNORE INTO profiles (name, made) VALUES (?, ?)");
  bool written = statement.bind(name).bind(now()).run();
  check(written);
  if (written && database_->changes() == 1) return true;
  error = written ? "There is a profile of that name already." : write_error_;
  return false;
}

bool ProgressStore::use_profile(std::int64_t id) {
  for (const Profile& each : profiles()) {
    if (each.id != id) continue;
    profile_ = each;
    return true;
  }
  return false;
}

bool ProgressStore::choose_profile(std::int64_t id) {
  if (!use_profile(id)) return false;
  Statement statement(*database_, "INSERT OR REPLACE INTO chosen (one, profile) VALUES (1, ?)");
  check(statement.bind(id).run());
  return true;
}

bool ProgressStore::rename_profile(std::int64_t id, std::string_view name, std::string& error) {
  name = trim(name);
  Statement statement(*database_, "UPDATE OR IGNORE profiles SET name = ? WHERE id = ?");
  if (name.empty() || !statement.bind(name).bind(id).run() || database_->changes() != 1) {
    error = name.empty() ? "A profile needs a name." : "There is a profile of that name already.";
    return false;
  }
  if (id == profile_.id) profile_.name = name;
  return true;
}

bool ProgressStore::remove_profile(std::int64_t id, std::string& error) {
  std::vector<Profile> all = profiles();
  auto found = std::find_if(all.begin(), all.end(), [&](const Profile& each) { return each.id == id; });
  if (found == all.end() || all.size() == 1) {
    error = found == all.end() ? "There is no such profile." : "The last profile cannot be removed; reset it instead.";
    return false;
  }
  Data data = rows_of(id, "");
  data.set("profile", found->name);
  Transaction transaction(*database_);
  Statement statement(*database_, "DELETE FROM profiles WHERE id = ?");
  bool written = keep_for_undo("the profile " + found->name, data) && delete_rows(id, "") && statement.bind(id).run() &&
                 transaction.commit();
  check(written);
  if (!written) {
    error = write_error_;
    return false;
  }
  if (id == profile_.id) choose_profile(profiles().front().id);
  return true;
}

std::string ProgressStore::setting(std::string_view key, std::string_view otherwise) {
  Statement statement(*database_, "SELECT value FROM settings WHERE profile = ? AND key = ?");
  return statement.bind(profile_.id).bind(key).row() ? statement.text(0) : std::string(otherwise);
}

void ProgressStore::set_setting(std::string_view key, std::string_view value) {
  Statement statement(*database_, "INSERT OR REPLACE INTO settings (profile, key, value) VALUES (?, ?, ?)");
  check(statement.bind(profile_.id).bind(key).bind(value).run());
}

void ProgressStore::open_lesson(std::string_view lesson, std::string_view section) {
  Statement statement(*database_,
                      "INSERT INTO lessons (profile, lesson, section, finished, at) VALUES (?, ?, ?, 0, ?) "
                      "ON CONFLICT (profile, lesson) DO UPDATE SET section = excluded.section, at = excluded.at");
  check(statement.bind(profile_.id).bind(lesson).bind(section).bind(now()).run());
}

void ProgressStore::read_section(std::string_view lesson, std::string_view section) {
  open_lesson(lesson, section);
  Statement statement(*database_, "INSERT OR IGNORE INTO sections (profile, lesson, section, at) VALUES (?, ?, ?, ?)");
  check(statement.bind(profile_.id).bind(lesson).bind(section).bind(now()).run());
}

void ProgressStore::finish_lesson(std::string_view lesson) {
  Statement statement(*database_,
                      "INSERT INTO lessons (profile, lesson, section, finished, at) VALUES (?, ?, '', 1, ?) "
                      "ON CONFLICT (profile, lesson) DO UPDATE SET finished = 1, at = excluded.at");
  check(statement.bind(profile_.id).bind(lesson).bind(now()).run());
}

LessonProgress ProgressStore::lesson(std::string_view lesson) {
  LessonProgress progress;
  Statement statement(*database_, "SELECT section, finished, at FROM lessons WHERE profile = ? AND lesson = ?");
  if (!statement.bind(profile_.id).bind(lesson).row()) return progress;
  progress.opened = true;
  progress.last_section = statement.text(0);
  progress.finished = statement.integer(1) != 0;
  progress.last_at = statement.integer(2);
  Statement sections(*database_, "SELECT section FROM sections WHERE profile = ? AND lesson = ? ORDER BY at, rowid");
  sections.bind(profile_.id).bind(lesson);
  while (sections.row()) progress.sections_read.push_back(sections.text(0));
  return progress;
}

std::pair<std::string, std::string> ProgressStore::last_place() {
  Statement statement(*database_,
                      "SELECT lesson, section FROM lessons WHERE profile = ? ORDER BY at DESC, rowid DESC LIMIT 1");
  if (!statement.bind(profile_.id).row()) return {};
  return {statement.text(0), statement.text(1)};
}

void ProgressStore::record_answer(const Question& question, const Answer& answer, const Marking& marking,
                                  Version version, std::string_view mode, double seconds) {
  Transaction transaction(*database_);
  Statement statement(
      *database_,
      "INSERT INTO answers (profile, question, hash, version, mode, answer, credit, seconds, at, number) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT COUNT(*) FROM answers WHERE profile = ?1 AND question = ?2))");
  std::string hash = to_hex(question.content_hash);
  bool written = statement.bind(profile_.id)
                     .bind(question.id)
                     .bind(hash)
                     .bind(to_string(version))
                     .bind(mode)
                     .bind(to_text(answer))
                     .bind(marking.credit)
                     .bind(seconds)
                     .bind(now())
                     .run();
  if (written && !question.is_prediction) {
    Card next = review(card(question).value_or(Card{}), rating_of(marking.credit), now());
    Statement planned(*database_,
                      "INSERT OR REPLACE INTO reviews (profile, question, hash, stability, difficulty, last, due, "
                      "repetitions, lapses) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    written = planned.bind(profile_.id)
                  .bind(question.id)
                  .bind(hash)
                  .bind(next.stability)
                  .bind(next.difficulty)
                  .bind(next.last)
                  .bind(next.due)
                  .bind(next.repetitions)
                  .bind(next.lapses)
                  .run();
  }
  check(written && transaction.commit());
}

std::vector<AnswerRecord> ProgressStore::answers(const Question& question) {
  std::vector<AnswerRecord> list;
  Statement statement(*database_, select_answers("AND question = ? AND hash = ? ORDER BY at, number"));
  statement.bind(profile_.id).bind(question.id).bind(to_hex(question.content_hash));
  while (statement.row()) list.push_back(read_answer(statement));
  return list;
}

std::optional<AnswerRecord> ProgressStore::last_answer(const Question& question) {
  std::vector<AnswerRecord> list = answers(question);
  if (list.empty()) return std::nullopt;
  return list.back();
}

std::vector<AnswerRecord> ProgressStore::all_answers() {
  std::vector<AnswerRecord> list;
  Statement statement(*database_, select_answers("ORDER BY at, number"));
  statement.bind(profile_.id);
  while (statement.row()) list.push_back(read_answer(statement));
  return list;
}

void ProgressStore::record_attempt(const Exercise& exercise, std::string_view source, bool passed,
                                   const std::vector<std::string>& met, Version version) {
  Statement statement(*database_,
                      "INSERT INTO attempts (profile, exercise, version, source, passed, met, at, number) VALUES "
                      "(?, ?, ?, ?, ?, ?, ?, (SELECT COUNT(*) FROM attempts WHERE profile = ?1 AND exercise = ?2))");
  check(statement.bind(profile_.id)
            .bind(exercise.id)
            .bind(to_string(version))
            .bind(source)
            .bind(passed ? 1 : 0)
            .bind(join(met, " "))
            .bind(now())
            .run());
}

std::vector<AttemptRecord> ProgressStore::attempts(std::string_view exercise) {
  std::vector<AttemptRecord> list;
  Statement statement(
      *database_,
      "SELECT exercise, version, source, passed, met, at FROM attempts WHERE profile = ? AND exercise = ? "
      "ORDER BY at, number");
  statement.bind(profile_.id).bind(exercise);
  while (statement.row()) {
    AttemptRecord record{statement.text(0),   statement.text(1), statement.text(2), statement.integer(3) != 0, {},
                         statement.integer(5)};
    std::string met = statement.text(4);
    for (std::string_view each : split(met, ' ')) {
      if (!each.empty()) record.met.emplace_back(each);
    }
    list.push_back(std::move(record));
  }
  return list;
}

bool ProgressStore::passed(std::string_view exercise) {
  Statement statement(*database_, "SELECT 1 FROM attempts WHERE profile = ? AND exercise = ? AND passed LIMIT 1");
  return statement.bind(profile_.id).bind(exercise).row();
}

int ProgressStore::hints_used(std::string_view exercise) {
  Statement statement(*database_, "SELECT used FROM hints WHERE profile = ? AND exercise = ?");
  return statement.bind(profile_.id).bind(exercise).row() ? static_cast<int>(statement.integer(0)) : 0;
}

void ProgressStore::set_hints_used(std::string_view exercise, int count) {
  Statement statement(*database_,
                      "INSERT INTO hints (profile, exercise, used, solution) VALUES (?, ?, ?, 0) "
                      "ON CONFLICT (profile, exercise) DO UPDATE SET used = excluded.used");
  check(statement.bind(profile_.id).bind(exercise).bind(count).run());
}

bool ProgressStore::solution_seen(std::string_view exercise) {
  Statement statement(*database_, "SELECT solution FROM hints WHERE profile = ? AND exercise = ?");
  return statement.bind(profile_.id).bind(exercise).row() && statement.integer(0) != 0;
}

void ProgressStore::set_solution_seen(std::string_view exercise) {
  Statement statement(*database_,
                      "INSERT INTO hints (profile, exercise, used, solution) VALUES (?, ?, 0, 1) "
                      "ON CONFLICT (profile, exercise) DO UPDATE SET solution = 1");
  check(statement.bind(profile_.id).bind(exercise).run());
}

std::optional<std::string> ProgressStore::draft(std::string_view key) {
  Statement statement(*database_, "SELECT text FROM drafts WHERE profile = ? AND key = ?");
  if (!statement.bind(profile_.id).bind(key).row()) return std::nullopt;
  return statement.text(0);
}

void ProgressStore::set_draft(std::string_view key, std::string_view text) {
  Statement statement(*database_, "INSERT OR REPLACE INTO drafts (profile, key, text, at) VALUES (?, ?, ?, ?)");
  check(statement.bind(profile_.id).bind(key).bind(text).bind(now()).run());
}

void ProgressStore::remove_draft(std::string_view key) {
  Statement statement(*database_, "DELETE FROM drafts WHERE profile = ? AND key = ?");
  check(statement.bind(profile_.id).bind(key).run());
}

std::optional<Card> ProgressStore::card(const Question& question) {
  Statement statement(*database_,
                      "SELECT stability, difficulty, last, due, repetitions, lapses FROM reviews "
                      "WHERE profile = ? AND question = ? AND hash = ?");
  if (!statement.bind(profile_.id).bind(question.id).bind(to_hex(question.content_hash)).row()) return std::nullopt;
  return Card{statement.real(0),
              statement.real(1),
              statement.integer(2),
              statement.integer(3),
              static_cast<int>(statement.integer(4)),
              static_cast<int>(statement.integer(5))};
}

std::vector<std::shared_ptr<const Question>> ProgressStore::due(const Course& course) {
  std::vector<std::pair<std::int64_t, std::shared_ptr<const Question>>> found;
  std::int64_t today = local_day(now());
  for (const auto& question : course.quiz_questions()) {
    std::optional<Card> planned = card(*question);
    if (planned && local_day(planned->due) <= today) found.emplace_back(planned->due, question);
  }
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::shared_ptr<const Question>> list;
  for (auto& [when, question] : found) list.push_back(std::move(question));
  return list;
}

}  // namespace slotscope::course
