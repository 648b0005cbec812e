// Walks the blocks of a lesson.
#include "ui/pages/lesson/lesson_document.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include "course/evaluate/filled.hpp"
#include "ui/pages/question/question_view.hpp"

namespace slotscope::lesson {

namespace {

using course::Block;
using course::Section;

template <class Visit>
void for_each_block(const course::Lesson& lesson, Visit visit) {
  for (const Section& section : lesson.sections) {
    for (const Block& block : section.blocks) visit(block);
  }
}

std::shared_ptr<const course::Question> prediction_of(const course::Lesson& lesson, const course::Program& program) {
  for (const auto& question : lesson.questions) {
    if (question->is_prediction && question->program.get() == &program) return question;
  }
  return nullptr;
}

/// What stands between backquotes is code.
course::RichBlock cell_of(std::string_view text, bool first) {
  course::RichBlock cell;
  cell.kind = course::RichBlock::Kind::Cell;
  cell.align = first ? course::RichBlock::Align::Left : course::RichBlock::Align::Right;
  for (bool code = false; !text.empty(); code = !code) {
    const std::size_t end = std::min(text.find('`'), text.size());
    if (end > 0) cell.spans.push_back({.text = std::string(text.substr(0, end)), .code = code});
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return cell;
}

/// The table of a `versions` block; before its rows are known their labels alone.
course::RichText table_text(const course::VersionsBlock& block, const TableRows& tables) {
  std::vector<std::vector<std::string>> rows;
  if (const auto found = tables.find(&block); found != tables.end()) {
    rows = found->second;
  } else {
    rows.push_back({"", "\xE2\x80\xA6"});
    for (const auto& row : block.rows) rows.push_back({row.label, "\xE2\x80\xA6"});
  }
  course::RichText text;
  course::RichBlock& table = text.blocks.emplace_back();
  table.kind = course::RichBlock::Kind::Table;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    course::RichBlock& row = table.children.emplace_back();
    row.kind = course::RichBlock::Kind::Row;
    row.header = i == 0;
    for (std::size_t column = 0; column < rows[i].size(); ++column)
      row.children.push_back(cell_of(rows[i][column], column == 0));
  }
  return text;
}

/// The note as a box of its own.
course::RichText for_the_teacher(const course::RichText& note) {
  course::RichText text = note;
  course::RichBlock box;
  box.kind = course::RichBlock::Kind::Callout;
  box.word = "note";
  box.title.push_back({.text = "For the teacher"});
  box.children = std::move(text.blocks);
  text.blocks.assign(1, std::move(box));
  return text;
}

/// Adds the blocks to a document; counts places in the same order as `places_of`.
class Writer {
 public:
  Writer(prose::Composer& composer, const prose::Values& values, const TableRows& tables, Notes notes)
      : composer_(composer), values_(values), tables_(tables), notes_(notes) {}

  void place() { composer_.add_embed(next_++); }

  void operator()(const course::ProseBlock& block) { composer_.add_prose(block.text, values_); }
  void operator()(const course::CodeBlock& block) { composer_.add_code(block.source); }
  void operator()(const course::ProgramBlock& block) {
    if (!block.program->hidden) place();
  }
  void operator()(const course::VersionsBlock& block) { composer_.add_prose(table_text(block, tables_)); }
  void operator()(const course::FigureBlock&) { place(); }
  void operator()(const course::DialogueBlock&) { place(); }
  void operator()(const course::ExerciseBlock&) { place(); }
  void operator()(const course::QuizBlock&) { place(); }
  void operator()(const course::PredictBlock&) {}
  void operator()(const course::CheckBlock&) {}
  void operator()(const course::NotesBlock& block) {
    if (notes_ == Notes::Shown) composer_.add_prose(for_the_teacher(block.text), values_);
  }

 private:
  prose::Composer& composer_;
  const prose::Values& values_;
  const TableRows& tables_;
  const Notes notes_;
  int next_ = 0;
};

}  // namespace

std::vector<Place> places_of(const course::Lesson& lesson) {
  std::vector<Place> places = {HeadPlace{}};
  for_each_block(lesson, [&](const Block& block) {
    if (const auto* program = std::get_if<course::ProgramBlock>(&block)) {
      if (!program->program->hidden)
        places.push_back(CellPlace{program->program, prediction_of(lesson, *program->program)});
    } else if (const auto* figure = std::get_if<course::FigureBlock>(&block)) {
      places.push_back(FigurePlace{figure});
    } else if (const auto* dialogue = std::get_if<course::DialogueBlock>(&block)) {
      places.push_back(DialoguePlace{dialogue});
    } else if (const auto* exercise = std::get_if<course::ExerciseBlock>(&block)) {
      places.push_back(ExercisePlace{exercise->exercise});
    } else if (const auto* quiz = std::get_if<course::QuizBlock>(&block)) {
      places.push_back(QuizPlace{quiz});
    }
  });
  places.push_back(EndPlace{});
  return places;
}

prose::Document compose(const course::Lesson& lesson, Version version, const prose::Values& values,
                        const TableRows& tables, Notes notes) {
  prose::Composer composer(version);
  Writer writer(composer, values, tables, notes);
  writer.place();
  for (const Section& section : lesson.sections) {
    if (!section.id.empty()) composer.add_heading(section.level, one_line(section.heading), section.id);
    for (const Block& block : section.blocks) std::visit(writer, block);
  }
  writer.place();
  return composer.take();
}

std::vector<const course::RichText*> texts_of(const course::Lesson& lesson) {
  std::vector<const course::RichText*> texts = {&lesson.goal, &lesson.hook, &lesson.next};
  for_each_block(lesson, [&](const Block& block) {
    if (const auto* prose = std::get_if<course::ProseBlock>(&block)) texts.push_back(&prose->text);
    if (const auto* notes = std::get_if<course::NotesBlock>(&block)) texts.push_back(&notes->text);
    if (const auto* figure = std::get_if<course::FigureBlock>(&block)) texts.push_back(&figure->caption);
    if (const auto* dialogue = std::get_if<course::DialogueBlock>(&block)) {
      for (const auto& turn : dialogue->turns) texts.push_back(&turn.text);
    }
  });
  for (const auto& question : lesson.questions) {
    if (!question->is_prediction) continue;
    const std::vector<const course::RichText*> more = slotscope::texts_of(*question);
    texts.insert(texts.end(), more.begin(), more.end());
  }
  return texts;
}

std::vector<const course::VersionsBlock*> tables_of(const course::Lesson& lesson) {
  std::vector<const course::VersionsBlock*> tables;
  for_each_block(lesson, [&](const Block& block) {
    if (const auto* table = std::get_if<course::VersionsBlock>(&block)) tables.push_back(table);
  });
  return tables;
}

}  // namespace slotscope::lesson
