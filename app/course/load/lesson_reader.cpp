// Reads one lesson: its front matter, then its sections with their blocks in order.
#include "course/load/lesson_reader.hpp"

#include "course/load/block_reader.hpp"
#include "course/load/table_reader.hpp"
#include "course/source/files.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

void read_front_matter(const LessonText& text, const std::string& path, Lesson& lesson, Diagnostics& diagnostics) {
  std::optional<Data> table = parse_toml(text.front_matter, path, text.front_matter_line, diagnostics);
  if (!table || text.front_matter_line == 0) return;
  table->line = 1;
  TableReader reader(*table, path, "front matter", diagnostics);
  lesson.title = reader.text("title", Need::Required);
  lesson.goal = reader.markdown("goal", Need::Required);
  lesson.hook = reader.markdown("hook", Need::Required);
  lesson.next = reader.markdown("next", Need::Required);
  lesson.minutes = reader.integer("minutes", 5, 1, 60);
  if (!table->find("minutes")) reader.error("", "missing", "'minutes' is missing", "Add it.");
  lesson.topics = reader.texts("topics", Need::Required);
  lesson.python = reader.versions("python");
  reader.finish();
}

Section open_section(const Piece& heading, const std::string& path, const Scope& scope, Lesson& lesson,
                     Diagnostics& diagnostics) {
  Section section;
  section.id = heading.id;
  section.title = heading.text;
  section.level = heading.level;
  section.origin = {path, heading.line, 1};
  section.heading = parse_markdown(heading.text, section.origin, diagnostics);
  bind(section.heading, scope, diagnostics);
  if (lesson.find_section(section.id)) {
    report(diagnostics, section.origin, "same-id", "two sections have the id '" + section.id + '\'',
           "Give one its own: ## ... {#id}.");
  }
  if (heading.level == 1) {
    report(diagnostics, section.origin, "heading", "the title stands in the front matter", "Start sections with '##'.");
  }
  int above = lesson.sections.empty() ? 1 : std::max(1, lesson.sections.back().level);
  if (heading.level > above + 1 || heading.level > 3) {
    report(diagnostics, section.origin, "heading", "this heading skips a level or is below '###'",
           "Use '##' for sections and '###' inside them.", Severity::Warning);
  }
  return section;
}

}  // namespace

std::shared_ptr<const Lesson> read_lesson(const LessonHome& home, Diagnostics& diagnostics) {
  auto lesson = std::make_shared<Lesson>();
  lesson->id = home.id;
  lesson->track = home.track;
  lesson->path = home.path;
  std::optional<std::string> file = read_file(home.path);
  if (!file) {
    report(diagnostics, {home.path, 0, 0}, "missing", "the file cannot be read", "Write it; see FORMAT.md, A lesson.");
    return lesson;
  }
  std::string source = valid_utf8(*file);
  if (source != *file) {
    report(diagnostics, {home.path, 1, 1}, "encoding", "the file is not UTF-8", "Save it as UTF-8.");
  }
  lesson->content_hash = fingerprint(source);
  LessonText text = take_apart(source, home.path, diagnostics);
  read_front_matter(text, home.path, *lesson, diagnostics);
  BlockReader blocks(home, *lesson, diagnostics);
  blocks.read_neighbours(text.pieces);

  auto current = [&]() -> Section& {
    if (lesson->sections.empty()) {
      lesson->sections.emplace_back();
      lesson->sections.back().origin = {home.path, 1, 1};
    }
    return lesson->sections.back();
  };
  for (const Piece& piece : text.pieces) {
    switch (piece.kind) {
      case Piece::Kind::Heading:
        lesson->sections.push_back(open_section(piece, home.path, blocks.scope(), *lesson, diagnostics));
        break;
      case Piece::Kind::Prose:
        current().blocks.push_back(blocks.prose(piece));
        break;
      case Piece::Kind::Fence:
        if (std::optional<Block> block = blocks.read(piece)) current().blocks.push_back(std::move(*block));
        break;
    }
  }
  blocks.finish();
  return lesson;
}

const Section* Lesson::find_section(std::string_view section_id) const {
  for (const Section& section : sections) {
    if (section.id == section_id) return &section;
  }
  return nullptr;
}

}  // namespace slotscope::course
