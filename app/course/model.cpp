// Finding things in a course by their ids.
#include "course/model.hpp"

#include <algorithm>

namespace slotscope::course {

std::string_view name_of(Truth truth) {
  switch (truth) {
    case Truth::True:
      return "true";
    case Truth::False:
      return "false";
    case Truth::Outdated:
      return "outdated";
    case Truth::Depends:
      return "depends";
  }
  return "";
}

const Verdict* Myth::verdict_on(Version version) const {
  for (const Verdict& verdict : verdicts) {
    if (verdict.python.contains(version)) return &verdict;
  }
  return nullptr;
}

const Track* Course::find_track(std::string_view id) const {
  for (const auto& track : tracks) {
    if (track->id == id) return track.get();
  }
  return nullptr;
}

const Lesson* Course::find_lesson(std::string_view id) const {
  if (rulers && rulers->id == id) return rulers.get();
  for (const auto& track : tracks) {
    for (const auto& lesson : track->lessons) {
      if (lesson->id == id) return lesson.get();
    }
  }
  return nullptr;
}

std::shared_ptr<const Question> Course::find_question(std::string_view id) const {
  for (const auto& track : tracks) {
    for (const auto& question : track->questions) {
      if (question->id == id) return question;
    }
    for (const auto& lesson : track->lessons) {
      for (const auto& question : lesson->questions) {
        if (question->id == id) return question;
      }
    }
  }
  if (!rulers) return nullptr;
  for (const auto& question : rulers->questions) {
    if (question->id == id) return question;
  }
  return nullptr;
}

std::shared_ptr<const Exercise> Course::find_exercise(std::string_view id) const {
  for (const auto& exercise : exercises()) {
    if (exercise->id == id) return exercise;
  }
  return nullptr;
}

const Myth* Course::find_myth(std::string_view id) const {
  for (const auto& myth : myths) {
    if (myth->id == id) return myth.get();
  }
  return nullptr;
}

const Term* Course::find_term(std::string_view id) const {
  for (const Term& term : terms) {
    if (term.id == id) return &term;
  }
  return nullptr;
}

std::string Course::topic_title(std::string_view id) const {
  for (const auto& [topic, text] : topics) {
    if (topic == id) return text;
  }
  return std::string(id);
}

std::vector<std::shared_ptr<const Question>> Course::quiz_questions() const {
  std::vector<std::shared_ptr<const Question>> list;
  auto take = [&](const std::vector<std::shared_ptr<const Question>>& questions) {
    std::copy_if(questions.begin(), questions.end(), std::back_inserter(list),
                 [](const auto& each) { return !each->is_prediction; });
  };
  for (const auto& track : tracks) {
    for (const auto& lesson : track->lessons) take(lesson->questions);
    take(track->questions);
  }
  if (rulers) take(rulers->questions);
  return list;
}

std::vector<std::shared_ptr<const Exercise>> Course::exercises() const {
  std::vector<std::shared_ptr<const Exercise>> list;
  for (const auto& track : tracks) {
    for (const auto& lesson : track->lessons) {
      list.insert(list.end(), lesson->exercises.begin(), lesson->exercises.end());
    }
  }
  return list;
}

const Lesson* Course::lesson_after(const Lesson& lesson) const {
  const Track* track = find_track(lesson.track);
  if (!track) return nullptr;
  for (std::size_t i = 0; i + 1 < track->lessons.size(); ++i) {
    if (track->lessons[i]->id == lesson.id) return track->lessons[i + 1].get();
  }
  return nullptr;
}

}  // namespace slotscope::course
