// Counting what was reached, and writing it as text and CSV.
#include "course/progress/report.hpp"

#include <cstdio>
#include <ctime>
#include <map>

#include "course/evaluate/filled.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

std::string day_of(std::int64_t seconds) {
  std::time_t moment = static_cast<std::time_t>(seconds);
  std::tm parts{};
  localtime_r(&moment, &parts);
  char buffer[16];
  std::strftime(buffer, sizeof buffer, "%Y-%m-%d", &parts);
  return buffer;
}

std::string percent(double share) {
  return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %";
}

std::string decimal(double number) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.3f", number);
  return buffer;
}

struct Sum {
  int count = 0;
  double credit = 0;
  double mean() const { return count > 0 ? credit / count : 0; }
};

using Days = std::map<std::string, Sum>;

std::vector<DayReport> in_order(const Days& days) {
  std::vector<DayReport> reports;
  for (const auto& [day, sum] : days) reports.push_back({day, sum.count, sum.mean()});
  return reports;
}

std::string padded(std::string text, std::size_t width) {
  std::size_t length = character_count(text);
  if (length < width) text.append(width - length, ' ');
  return text;
}

}  // namespace

ProgressReport make_report(const Course& course, ProgressStore& store) {
  ProgressReport report;
  report.profile = store.profile().name;
  std::map<std::string, Sum> by_track;
  std::map<std::string, Sum> by_topic;
  std::map<std::string, int> topic_size;
  std::map<std::string, int> track_size;
  for (const auto& question : course.quiz_questions()) {
    ++topic_size[question->topic];
    ++track_size[question->track];
    std::optional<AnswerRecord> last = store.last_answer(*question);
    if (!last) continue;
    for (Sum* sum : {&by_track[question->track], &by_topic[question->topic]}) {
      ++sum->count;
      sum->credit += last->credit;
    }
  }
  for (const auto& track : course.tracks) {
    TrackReport line;
    line.id = track->id;
    line.title = replace_all(track->title, "`", "");
    for (const auto& lesson : track->lessons) {
      ++line.lessons;
      line.lessons_finished += store.lesson(lesson->id).finished;
      for (const auto& exercise : lesson->exercises) {
        ++line.exercises;
        line.exercises_passed += store.passed(exercise->id);
      }
    }
    line.questions = track_size[track->id];
    line.questions_answered = by_track[track->id].count;
    line.credit = by_track[track->id].mean();
    report.tracks.push_back(std::move(line));
  }
  Days days;
  std::map<std::string, Days> days_of_topic;
  for (const AnswerRecord& answer : store.all_answers()) {
    if (answer.mode == "prediction") continue;
    const std::string day = day_of(answer.at);
    const std::shared_ptr<const Question> question = course.find_question(answer.question);
    for (Sum* sum : {&days[day], question ? &days_of_topic[question->topic][day] : nullptr}) {
      if (!sum) continue;
      ++sum->count;
      sum->credit += answer.credit;
    }
  }
  report.days = in_order(days);
  for (const auto& [id, title] : course.topics) {
    report.topics.push_back(
        {id, title, topic_size[id], by_topic[id].count, by_topic[id].mean(), in_order(days_of_topic[id])});
  }
  report.due = static_cast<int>(store.due(course).size());
  return report;
}

std::string to_text(const ProgressReport& report) {
  std::string text = "Progress of " + report.profile + "\n\n";
  for (const TrackReport& track : report.tracks) {
    text += padded(track.title, 34) + "  lessons " + std::to_string(track.lessons_finished) + " of " +
            std::to_string(track.lessons) + "  exercises " + std::to_string(track.exercises_passed) + " of " +
            std::to_string(track.exercises) + "  questions " + std::to_string(track.questions_answered) + " of " +
            std::to_string(track.questions);
    if (track.questions_answered > 0) text += ", " + percent(track.credit) + " right";
    text += '\n';
  }
  bool headed = false;
  for (const TopicReport& topic : report.topics) {
    if (topic.answered == 0) continue;
    if (!headed) text += "\nBy topic\n";
    headed = true;
    text += "  " + padded(topic.title, 34) + percent(topic.credit) + " of " +
            counted(static_cast<std::size_t>(topic.answered), "question") + '\n';
  }
  if (!report.days.empty()) text += "\nOver time\n";
  for (const DayReport& day : report.days) {
    text += "  " + day.day + "  " + counted(static_cast<std::size_t>(day.answers), "answer") + ", " +
            percent(day.credit) + " right\n";
  }
  return text + "\nReviews due today: " + std::to_string(report.due) + '\n';
}

std::string csv_field(std::string_view text) {
  if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
  return '"' + replace_all(std::string(text), "\"", "\"\"") + '"';
}

std::string to_csv(const ProgressReport& report) {
  std::string text = "kind,id,title,total,done,credit\n";
  auto line = [&](std::string_view kind, const std::string& id, const std::string& title, int total, int done,
                  double credit) {
    text += std::string(kind) + ',' + csv_field(id) + ',' + csv_field(title) + ',' + std::to_string(total) + ',' +
            std::to_string(done) + ',' + (done > 0 ? decimal(credit) : "") + '\n';
  };
  for (const TrackReport& track : report.tracks) {
    line("lessons", track.id, track.title, track.lessons, track.lessons_finished, 1);
    line("exercises", track.id, track.title, track.exercises, track.exercises_passed, 1);
    line("questions", track.id, track.title, track.questions, track.questions_answered, track.credit);
  }
  for (const TopicReport& topic : report.topics)
    line("topic", topic.id, topic.title, topic.questions, topic.answered, topic.credit);
  for (const DayReport& day : report.days) line("day", day.day, "", day.answers, day.answers, day.credit);
  return text;
}

}  // namespace slotscope::course
