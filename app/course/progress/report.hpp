// What a learner has reached: by track, by topic and over time.
#pragma once

#include <string>
#include <vector>

#include "course/progress/store.hpp"

namespace slotscope::course {

struct TrackReport {
  std::string id;
  std::string title;
  int lessons = 0;
  int lessons_finished = 0;
  int exercises = 0;
  int exercises_passed = 0;
  int questions = 0;
  int questions_answered = 0;
  double credit = 0;  ///< mean of the last answers
};

struct DayReport {
  std::string day;  ///< "2025-01-31"
  int answers = 0;
  double credit = 0;
};

struct TopicReport {
  std::string id;
  std::string title;
  int questions = 0;
  int answered = 0;
  double credit = 0;
  std::vector<DayReport> days;  ///< on which one of its questions was answered
};

struct ProgressReport {
  std::string profile;
  std::vector<TrackReport> tracks;
  std::vector<TopicReport> topics;
  std::vector<DayReport> days;
  int due = 0;
};

ProgressReport make_report(const Course& course, ProgressStore& store);
std::string to_text(const ProgressReport& report);
std::string to_csv(const ProgressReport& report);
/// A field of a CSV file, quoted where it must be.
std::string csv_field(std::string_view text);

}  // namespace slotscope::course
