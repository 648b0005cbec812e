// Reading links and looking up where they lead.
#include "course/links.hpp"

#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

std::string suggestion(std::string_view id, const std::vector<std::string>& known) {
  std::optional<std::string> meant = nearest(id, known);
  return meant ? "; did you mean '" + *meant + "'?" : "";
}

std::string lesson_problem(const Link& link, const Course& course) {
  const Lesson* lesson = course.find_lesson(link.id);
  if (!lesson) {
    std::vector<std::string> known;
    for (const auto& track : course.tracks) {
      for (const auto& each : track->lessons) known.push_back(each->id);
    }
    return "there is no lesson '" + link.id + '\'' + suggestion(link.id, known);
  }
  if (link.section.empty() || lesson->find_section(link.section)) return "";
  std::vector<std::string> known;
  for (const Section& section : lesson->sections) known.push_back(section.id);
  return "the lesson " + link.id + " has no section '" + link.section + '\'' + suggestion(link.section, known);
}

}  // namespace

Link parse_link(std::string_view target, std::string_view home_lesson) {
  Link link;
  std::size_t colon = target.find(':');
  std::string_view kind = target.substr(0, colon);
  std::string_view rest = colon == std::string_view::npos ? "" : target.substr(colon + 1);
  if (kind == "http" || kind == "https") {
    link.kind = LinkKind::Outside;
    link.id = target;
    return link;
  }
  if (kind == "lesson" || kind == "ruler") {
    link.kind = kind == "lesson" ? LinkKind::Lesson : LinkKind::Ruler;
    std::size_t hash = rest.find('#');
    link.id = rest.substr(0, hash);
    if (hash != std::string_view::npos) link.section = rest.substr(hash + 1);
    if (link.kind == LinkKind::Lesson && link.id.empty()) link.id = home_lesson;
    return link;
  }
  link.id = rest;
  if (kind == "exercise") link.kind = LinkKind::Exercise;
  if (kind == "question") link.kind = LinkKind::Question;
  if (kind == "term") link.kind = LinkKind::Term;
  if (kind == "myth") link.kind = LinkKind::Myth;
  if (kind == "lab") link.kind = LinkKind::Lab;
  return link;
}

std::string problem_with(const Link& link, const Course& course) {
  switch (link.kind) {
    case LinkKind::Lesson:
      return lesson_problem(link, course);
    case LinkKind::Ruler:
      return course.rulers && course.rulers->find_section(link.id) ? "" : "rulers.md has no section '" + link.id + '\'';
    case LinkKind::Exercise:
      return course.find_exercise(link.id) ? "" : "there is no exercise '" + link.id + '\'';
    case LinkKind::Question:
      return course.find_question(link.id) ? "" : "there is no question '" + link.id + '\'';
    case LinkKind::Myth:
      return course.find_myth(link.id) ? "" : "there is no myth card '" + link.id + '\'';
    case LinkKind::Term: {
      if (course.find_term(link.id)) return "";
      std::vector<std::string> known;
      for (const Term& term : course.terms) known.push_back(term.id);
      return "the glossary has no term '" + link.id + '\'' + suggestion(link.id, known);
    }
    case LinkKind::Lab:
    case LinkKind::Outside:
      return "";
    case LinkKind::Unknown:
      return "links start with lesson:, exercise:, question:, term:, ruler:, myth:, lab: or https:";
  }
  return "";
}

}  // namespace slotscope::course
