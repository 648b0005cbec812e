// Loads the course, opens the progress, computes values and follows links.
#include "ui/pages/study.hpp"

#include <algorithm>
#include <utility>

#include "course/evaluate/filled.hpp"
#include "course/links.hpp"
#include "course/load/loader.hpp"
#include "course/source/strings.hpp"
#include "ui/shell.hpp"
#include "ui/widgets/buttons.hpp"

namespace slotscope {

namespace {

constexpr const char* not_known_yet = "\xE2\x80\xA6";  // an ellipsis

/// The value on every version in words, when it differs between them and all of them are known.
std::string differing(const course::Expression& expression, const course::Evaluator& evaluator) {
  if (!expression.program || expression.filter("on") || expression.filter("by version")) return {};
  std::vector<course::VersionedText> groups;
  for (const Version version : expression.program->python.versions()) {
    const std::optional<course::Value> value = evaluator.known(expression, version);
    if (!value) return {};
    if (!value->ok) continue;
    const auto same =
        std::find_if(groups.begin(), groups.end(), [&](const auto& group) { return group.second == value->text; });
    if (same == groups.end()) {
      groups.emplace_back(course::VersionSet::only(version), value->text);
    } else {
      same->first.add(version);
    }
  }
  if (groups.size() < 2) return {};
  std::string words;
  for (const auto& [versions, text] : groups)
    words += (words.empty() ? "" : ", ") + text + " on " + course::in_words(versions);
  return words;
}

Icon icon_of(course::HitKind kind) {
  switch (kind) {
    case course::HitKind::Lesson:
    case course::HitKind::Section:
      return Icon::Lesson;
    case course::HitKind::Question:
      return Icon::Quiz;
    case course::HitKind::Exercise:
      return Icon::Exercise;
    case course::HitKind::Myth:
      return Icon::Myth;
    case course::HitKind::Term:
      return Icon::Glossary;
  }
  return Icon::None;
}

std::string_view word_for(course::HitKind kind) {
  switch (kind) {
    case course::HitKind::Lesson:
      return "Lesson";
    case course::HitKind::Section:
      return "Section";
    case course::HitKind::Question:
      return "Question";
    case course::HitKind::Exercise:
      return "Exercise";
    case course::HitKind::Myth:
      return "Myth";
    case course::HitKind::Term:
      return "Term";
  }
  return "";
}

}  // namespace

course::RichText text_of_blocks(std::vector<course::RichBlock> blocks) {
  course::RichText text;
  text.blocks = std::move(blocks);
  return text;
}

Study::Study(Shell& shell)
    : shell_(shell),
      course_(course::load_course(course::default_lessons_folder()).course),
      evaluator_(std::make_shared<course::Evaluator>()),
      progress_(course::ProgressStore::open(course::data_folder())),
      index_(*course_),
      watch_(course_->folder, [this](course::LoadResult loaded) {
        shell_.deliveries().post([this, loaded = std::move(loaded)] { take_course(loaded); });
      }) {
  for (const std::string& message : progress_->messages())
    shell_.toasts().show({.kind = ToastKind::Warning, .text = message});
  if (course_->tracks.empty()) {
    shell_.toasts().show({.kind = ToastKind::Error,
                          .text = "No lessons were found in " + course_->folder +
                                  ". Install Slotscope again, or set SLOTSCOPE_LESSONS to a folder of lessons."});
  }
  add_search();
}

void Study::take_course(const course::LoadResult& loaded) {
  // What looks into the old one goes before it does.
  const std::shared_ptr<const course::Course> before = std::exchange(course_, loaded.course);
  index_ = course::SearchIndex(*course_);
  terms_.clear();
  renew();
  const auto worst = std::find_if(loaded.diagnostics.begin(), loaded.diagnostics.end(),
                                  [](const auto& each) { return each.severity == course::Severity::Error; });
  const bool good = worst == loaded.diagnostics.end();
  shell_.toasts().show({.kind = good ? ToastKind::Success : ToastKind::Error,
                        .text = good ? "The lessons were read again." : course::to_string(*worst),
                        .topic = "lessons"});
}

void Study::renew() {
  for (const auto& each : renewals_) each();
}

Version Study::version() const {
  return parse_version(shell_.preferences().python_version).value_or(default_version);
}

void Study::compute(Worker::Job work, std::function<void()> done) {
  ++waiting_;
  worker_.start([this, work = std::move(work), done = std::move(done)](std::stop_token stop) {
    work(stop);
    shell_.deliveries().post([this, done] {
      --waiting_;
      done();
    });
  });
}

prose::Values Study::values(Version version) {
  return [this, version](const course::Expression& expression) -> prose::Computed {
    const std::optional<course::Value> value = evaluator_->known(expression, version);
    if (!value) return {not_known_yet, false, {}};
    if (!value->ok) return {"\xE2\x9F\xA8" + value->problem + "\xE2\x9F\xA9", false, {}};
    std::string words = differing(expression, *evaluator_);
    const bool varies = !words.empty();
    return {value->text, varies, std::move(words)};
  };
}

void Study::prepare(std::vector<const course::RichText*> texts, Version version, std::function<void()> changed) {
  std::vector<course::Expression> expressions;
  for (const course::RichText* text : texts)
    expressions.insert(expressions.end(), text->expressions.begin(), text->expressions.end());
  const auto known_on = [this](const course::Expression& each, Version on) {
    return evaluator_->known(each, on).has_value();
  };
  const bool all_here =
      std::all_of(expressions.begin(), expressions.end(), [&](const auto& each) { return known_on(each, version); });
  if (!all_here) {
    compute(
        [evaluator = evaluator_, expressions, version](const std::stop_token& stop) {
          for (const course::Expression& each : expressions) {
            if (!stop.stop_requested()) evaluator->value(each, version);
          }
        },
        changed);
  }
  const bool all_everywhere = std::all_of(expressions.begin(), expressions.end(), [&](const auto& each) {
    return known_on(each, oldest_version) && known_on(each, newest_version);
  });
  if (all_everywhere) return;
  compute(
      [evaluator = evaluator_, expressions](const std::stop_token& stop) {
        for (const course::Expression& each : expressions) {
          if (!stop.stop_requested()) evaluator->by_version(each);
        }
      },
      std::move(changed));
}

// ---- links ---------------------------------------------------------------------------------------------------------

void Study::follow(const prose::Link& link, std::string_view home) {
  follow(link.target, home);
}

void Study::follow(std::string_view target, std::string_view home) {
  const course::Link link = course::parse_link(target, home);
  bool opened = false;
  switch (link.kind) {
    case course::LinkKind::Outside:
      ImGui::SetClipboardText(link.id.c_str());
      shell_.toasts().show({.kind = ToastKind::Info, .text = "The address is in the clipboard: " + link.id});
      return;
    case course::LinkKind::Lesson:
      opened = shell_.open(Route{"lesson", link.id + (link.section.empty() ? "" : "#" + link.section)});
      break;
    case course::LinkKind::Exercise:
      opened = shell_.open(Route{"exercise", link.id});
      break;
    case course::LinkKind::Question:
      opened = shell_.open(Route{"quiz", link.id});
      break;
    case course::LinkKind::Term:
      opened = shell_.open(Route{"glossary", link.id});
      break;
    case course::LinkKind::Ruler:
      opened = shell_.open(Route{"rulers", link.id});
      break;
    case course::LinkKind::Myth:
      opened = shell_.open(Route{"myth", link.id});
      break;
    case course::LinkKind::Lab:
      opened = shell_.open(Route{"lab", link.id});
      break;
    case course::LinkKind::Unknown:
      break;
  }
  if (!opened)
    shell_.toasts().show({.kind = ToastKind::Warning, .text = "There is no page for " + std::string(target) + "."});
}

void Study::open_in_playground(std::string source, Version version) {
  shell_.carried_program() = CarriedProgram{std::move(source), version};
  shell_.open(Route{"playground", ""});
}

std::string Study::explanation_of_term(std::string_view id) {
  if (const auto found = terms_.find(id); found != terms_.end()) return found->second;
  const course::Term* term = course_->find_term(id);
  if (!term) return {};
  const auto text = std::make_shared<std::string>();
  terms_.emplace(id, "");
  compute([evaluator = evaluator_, course = course_, term, text,
           version = version()](const std::stop_token&) { *text = one_line(term->text, *evaluator, version); },
          [this, key = std::string(id), text] { terms_[key] = *text; });
  return {};
}

void Study::explain(const prose::TextReaction& reaction) {
  if (!reaction.hovered) return;
  const prose::Link& link = *reaction.hovered;
  switch (link.kind) {
    case prose::Link::Kind::Term: {
      const std::string text = explanation_of_term(std::string_view(link.target).substr(5));
      if (!text.empty()) tip(reaction.hovered_rect, text);
      break;
    }
    case prose::Link::Kind::Varies:
      tip(reaction.hovered_rect, link.target);
      break;
    case prose::Link::Kind::Claimed:
      tip(reaction.hovered_rect, "A figure as a source states it, not one of ours.");
      break;
    case prose::Link::Kind::Outside:
      tip(reaction.hovered_rect, "Copies the address: " + link.target);
      break;
    default:
      break;
  }
}

void Study::tell_problems() {
  const std::string problem = progress_->take_write_error();
  if (problem.empty()) return;
  shell_.toasts().show({.kind = ToastKind::Error, .text = "Progress cannot be saved: " + problem, .topic = "progress"});
}

void Study::tell_missing(std::string_view page, std::string_view id, const std::vector<std::string>& known) {
  Toast toast{.kind = ToastKind::Warning,
              .text = "There is no " + std::string(page) + " '" + std::string(id) + "'.",
              .topic = "missing"};
  if (const std::optional<std::string> meant = course::nearest(id, known)) {
    toast.text += " Did you mean '" + *meant + "'?";
    toast.action = "Open it";
    toast.on_action = [this, route = Route{std::string(page), *meant}] { shell_.open(route); };
  }
  shell_.toasts().show(std::move(toast));
}

void Study::add_search() {
  shell_.commands().add_source([this](std::string_view query, std::vector<SearchEntry>& entries) {
    if (query.size() < 2) return;
    for (const course::Hit& hit : index_.find(query, 20)) {
      entries.push_back({.title = hit.title,
                         .detail = std::string(word_for(hit.kind)),
                         .icon = icon_of(hit.kind),
                         .open = [this, target = hit.target] { follow(target); },
                         .found = true});
    }
  });
}

}  // namespace slotscope
