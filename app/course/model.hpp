// The course as loaded: tracks, lessons, sections and blocks, questions, exercises, myth cards, terms.
//
// A `Course` is an immutable value once loaded: pages and workers share it through a `shared_ptr<const Course>`, and a
// reload makes a new one. What depends on a Python version is not in here; `Evaluator` (evaluate.hpp) computes it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "course/source/diagnostic.hpp"
#include "course/source/version_set.hpp"
#include "course/text/program.hpp"
#include "course/text/rich_text.hpp"

namespace slotscope::course {

// ---- questions ----------------------------------------------------------------------------------------------------

enum class QuestionKind { Single, Multiple, PredictOutput, PredictBytes, WhichLineRaises, FillBlank, OrderSteps };

std::string_view name_of(QuestionKind kind);

struct Choice {
  RichText text;
  RichText why;             ///< said after answering
  VersionSet right;         ///< versions on which it is right; for predict-output the engine decides
  std::string claim;        ///< an expression that is true exactly when the choice is right
  bool unprovable = false;  ///< claim = "none": nothing a program can show
  std::string line;         ///< which-line-raises: text of the line
  Origin origin;
};

/// A typed answer that was foreseen, with why it is wrong.
struct WrongAnswer {
  std::vector<RichText> answers;  ///< one for each blank
  RichText why;
};

struct Blank {
  std::vector<std::string> accept;  ///< the model answer first
};

struct Question {
  std::string id;  ///< "slots/what-slots-does"
  std::string track;
  std::string lesson;  ///< id of the lesson it stands in; empty for a track's own
  QuestionKind kind = QuestionKind::Single;
  std::string topic;
  int difficulty = 1;
  VersionSet python = VersionSet::all();
  RichText ask;
  RichText explain;
  RichText otherwise;
  std::string reread;                       ///< a link, "lesson:..."
  std::shared_ptr<const Program> program;   ///< shown with the question; may be null
  std::shared_ptr<const Program> evidence;  ///< what "prove it" runs: program and evidence; may be null
  std::string claim;
  std::string of;
  double tolerance = 0;
  bool shuffle = true;
  bool code = false;
  std::vector<Choice> choices;
  std::vector<Blank> blanks;
  std::vector<WrongAnswer> wrong;
  std::vector<RichText> steps;
  std::vector<std::vector<int>> orders;  ///< further right orders, of indices from 0
  bool is_prediction = false;            ///< stands in a predict block
  std::uint64_t content_hash = 0;        ///< changes when anything a learner answers changes
  Origin origin;
};

// ---- exercises ----------------------------------------------------------------------------------------------------

struct Recognition {
  VersionSet python = VersionSet::all();
  std::string when;
  std::string say;  ///< Markdown
  Origin origin;
};

struct Requirement {
  std::string id;
  RichText text;      ///< shown beforehand
  std::string check;  ///< hidden
  std::string reread;
  VersionSet python = VersionSet::all();
  std::vector<Recognition> recognise;
  Origin origin;
};

struct SolutionFile {
  std::string name;  ///< "with-property.py"
  std::string path;
  std::string source;
};

/// A wrong program and how it is to be refused.
struct WrongProgram {
  SolutionFile file;
  std::string requirement;
  std::string message;  ///< words that occur in what is said
  VersionSet versions = VersionSet::all();
};

struct Exercise {
  std::string id;  ///< "slots/lat-lon"
  std::string track;
  std::string lesson;
  std::string title;
  int difficulty = 1;
  int minutes = 5;
  std::vector<std::string> topics;
  VersionSet python = VersionSet::all();
  double seconds = 5;
  int memory_mb = 200;
  std::vector<std::string> input_lines;
  RichText statement;
  std::vector<RichText> hints;
  RichText comparison;
  std::string reread;
  std::vector<Requirement> requirements;
  std::string starter;
  SolutionFile solution;
  std::vector<SolutionFile> alternatives;
  std::vector<WrongProgram> wrong;
  std::uint64_t content_hash = 0;
  Origin origin;
};

// ---- lessons ------------------------------------------------------------------------------------------------------

struct ProseBlock {
  RichText text;
};

struct ProgramBlock {
  std::shared_ptr<const Program> program;
};

/// Code that is shown, not run.
struct CodeBlock {
  std::string source;
  bool raises_syntax_error = false;
  Origin origin;
};

struct PredictBlock {
  std::shared_ptr<const Question> question;  ///< its program is the predicted one
};

enum class FigureKind { Objects, Bytes, Lookup, Plot };

struct FigureBlock {
  FigureKind kind = FigureKind::Objects;
  std::shared_ptr<const Program> program;  ///< null for a plot
  std::vector<std::string> of;
  std::string against;
  RichText caption;
  std::vector<Version> versions;  ///< fixed ones; the reader's when empty
  int at_line = 0;
  std::vector<InstanceKind> kinds;  ///< of a plot
  MeasureRequest measure;
  std::string ruler = "traced";
  bool logarithmic = false;
  Origin origin;
};

struct VersionsBlock {
  struct Row {
    std::string label;
    Expression expression;
  };
  std::vector<Row> rows;
  Origin origin;
};

struct CheckBlock {
  struct Fact {
    VersionSet python = VersionSet::all();
    Expression expression;
  };
  std::vector<Fact> facts;
};

struct ExerciseBlock {
  std::shared_ptr<const Exercise> exercise;
};

struct QuizBlock {
  std::vector<std::shared_ptr<const Question>> questions;
};

struct DialogueBlock {
  struct Turn {
    std::string speaker;
    RichText text;
  };
  std::vector<Turn> turns;
};

struct NotesBlock {
  RichText text;
};

using Block = std::variant<ProseBlock, ProgramBlock, CodeBlock, PredictBlock, FigureBlock, VersionsBlock, CheckBlock,
                           ExerciseBlock, QuizBlock, DialogueBlock, NotesBlock>;

struct Section {
  std::string id;     ///< "two-forms"; empty for what stands before the first heading
  std::string title;  ///< Markdown of one line, as text
  RichText heading;
  int level = 2;
  std::vector<Block> blocks;
  Origin origin;
};

struct Lesson {
  std::string id;  ///< "slots/hidden-dictionary"
  std::string track;
  std::string title;
  RichText goal;
  RichText hook;
  RichText next;
  int minutes = 5;
  std::vector<std::string> topics;
  VersionSet python = VersionSet::all();
  std::vector<Section> sections;
  std::vector<std::shared_ptr<const Program>> programs;
  std::vector<std::shared_ptr<const Question>> questions;  ///< predictions and quiz, in the order of the page
  std::vector<std::shared_ptr<const Exercise>> exercises;
  std::string path;  ///< of lesson.md
  std::uint64_t content_hash = 0;

  const Section* find_section(std::string_view section_id) const;
};

struct Speaker {
  std::string name;
  std::string role;
};

struct Track {
  std::string id;
  std::string title;
  RichText summary;
  int order = 0;
  std::vector<Speaker> speakers;
  std::vector<std::shared_ptr<const Lesson>> lessons;
  std::vector<std::shared_ptr<const Question>> questions;  ///< of the track itself
  std::string path;
};

// ---- myth cards and terms -----------------------------------------------------------------------------------------

enum class Truth { True, False, Outdated, Depends };

std::string_view name_of(Truth truth);

struct Verdict {
  VersionSet python;
  Truth is = Truth::False;
  RichText because;
  std::string proof;
  Origin origin;
};

struct Myth {
  std::string id;
  RichText claim;
  RichText heard;
  std::string track;
  std::vector<std::string> topics;
  std::shared_ptr<const Program> evidence;
  RichText instead;
  std::vector<std::string> see;
  std::vector<Verdict> verdicts;
  Origin origin;

  const Verdict* verdict_on(Version version) const;
};

struct Term {
  std::string id;
  std::string term;
  std::vector<std::string> also;
  RichText text;
  std::string see;
  Origin origin;
};

// ---- the whole ----------------------------------------------------------------------------------------------------

struct Course {
  std::string folder;
  std::string title;
  std::vector<std::pair<std::string, std::string>> topics;  ///< id and what a reader sees
  std::vector<std::shared_ptr<const Track>> tracks;         ///< in order
  std::shared_ptr<const Lesson> rulers;                     ///< null when there is no rulers.md
  std::vector<std::shared_ptr<const Myth>> myths;
  std::vector<Term> terms;

  const Track* find_track(std::string_view id) const;
  const Lesson* find_lesson(std::string_view id) const;
  std::shared_ptr<const Question> find_question(std::string_view id) const;
  std::shared_ptr<const Exercise> find_exercise(std::string_view id) const;
  const Myth* find_myth(std::string_view id) const;
  const Term* find_term(std::string_view id) const;
  std::string topic_title(std::string_view id) const;
  /// All questions that can be asked in a quiz (predictions are part of their lesson), in course order.
  std::vector<std::shared_ptr<const Question>> quiz_questions() const;
  std::vector<std::shared_ptr<const Exercise>> exercises() const;
  /// The lesson that follows in its track; null after the last.
  const Lesson* lesson_after(const Lesson& lesson) const;
};

}  // namespace slotscope::course
