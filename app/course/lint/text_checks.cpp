// Checks of prose: links, figures typed by hand, long paragraphs, expressions.
#include <cctype>

#include "course/evaluate/filled.hpp"
#include "course/links.hpp"
#include "course/lint/checker.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

constexpr std::size_t longest_paragraph = 120;  // words; more is hard to read in one column

bool digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

/// The first figure with a unit that stands as plain text: "328 bytes", "40 %"; empty when there is none.
std::string typed_figure(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!digit(text[i]) || (i > 0 && (std::isalnum(static_cast<unsigned char>(text[i - 1])) || text[i - 1] == '.')))
      continue;
    std::size_t end = i;
    while (end < text.size() && (digit(text[end]) || text[end] == '.' || text[end] == ',')) ++end;
    std::size_t unit = end;
    while (unit < text.size() && (text[unit] == ' ' || text[unit] == '\xC2' || text[unit] == '\xA0')) ++unit;
    for (std::string_view name : {"bytes", "byte", "kB", "KB", "MB", "GB", "KiB", "MiB", "GiB", "%", "percent"}) {
      if (!text.substr(unit).starts_with(name)) continue;
      std::size_t after = unit + name.size();
      if (after < text.size() && std::isalpha(static_cast<unsigned char>(text[after]))) continue;
      return std::string(text.substr(i, after - i));
    }
    i = end;
  }
  return "";
}

void check_blocks(Checker& checker, const std::vector<RichBlock>& blocks, const Origin& origin) {
  for (const RichBlock& block : blocks) {
    std::size_t words = 0;
    for (const Span& span : block.spans) {
      bool plain = !span.code && span.mark != Mark::Claimed && span.expression < 0;
      std::string figure = plain && block.kind != RichBlock::Kind::Code ? typed_figure(span.text) : "";
      if (!figure.empty()) {
        checker.warning(
            origin, "typed-figure", '\'' + figure + "' is typed by hand",
            "Write it as {{ expression | bytes }}, or as [" + figure + "](claimed:) when it is somebody's claim.");
      }
      words += split(trim(span.text), ' ').size();
    }
    if (block.kind == RichBlock::Kind::Paragraph && words > longest_paragraph) {
      checker.warning(origin, "long-paragraph", "a paragraph of " + counted(words, "word"), "Divide it.");
    }
    check_blocks(checker, block.children, origin);
  }
}

/// What apply to the versions an expression is shown on: a fixed one, or all of its text.
VersionSet shown_on(const Expression& expression, VersionSet python) {
  if (const Filter* on = expression.filter("on")) return VersionSet::only(*parse_version(on->argument));
  return expression.program ? expression.program->python & python : python;
}

/// The versions of the callouts an expression stands in.
void collect_versions(const std::vector<RichBlock>& blocks, VersionSet python, std::vector<VersionSet>& versions) {
  for (const RichBlock& block : blocks) {
    VersionSet inner = python & block.versions;
    for (const auto* spans : {&block.title, &block.spans}) {
      for (const Span& span : *spans) {
        if (span.expression >= 0) versions[static_cast<std::size_t>(span.expression)] = inner;
      }
    }
    collect_versions(block.children, inner, versions);
  }
}

}  // namespace

void check_link(Checker& checker, const std::string& target, const Origin& origin, const std::string& home_lesson) {
  if (target.empty()) return;
  std::string problem = problem_with(parse_link(target, home_lesson), checker.course());
  if (!problem.empty()) checker.error(origin, "link", '\'' + target + "': " + problem, "Correct the link.");
}

void check_links(Checker& checker, const RichText& text, const std::string& home_lesson) {
  for_each_span(text.blocks, [&](const Span& span) {
    if (span.target.empty()) return;
    Origin origin = text.origin;
    std::size_t at = text.source.find("](" + span.target);
    if (at != std::string::npos) {
      for (char c : std::string_view(text.source).substr(0, at)) origin.line += c == '\n';
      std::size_t start = text.source.rfind('\n', at);
      origin.column = static_cast<int>(start == std::string::npos ? at : at - start);
    }
    check_link(checker, span.target, origin, home_lesson);
  });
}

void check_expression(Checker& checker, const Expression& expression, VersionSet python) {
  if (!expression.program) return;  // the loader has said so
  ++checker.counts.expressions;
  checker.later([&checker, &expression, python] {
    ByVersion found;
    VersionSet shown = shown_on(expression, python);
    for (Version version : checker.versions(shown)) {
      Value value = checker.evaluator().value(expression, version);
      if (!value.ok) found.add('`' + expression.source + "` has no value: " + value.problem, version);
    }
    checker.errors(expression.origin, "expression", found, shown,
                   "Correct the expression or the program it refers to.");
  });
}

void check_text(Checker& checker, const RichText& text, const std::string& home_lesson, VersionSet python) {
  check_links(checker, text, home_lesson);
  check_blocks(checker, text.blocks, text.origin);
  std::vector<VersionSet> versions(text.expressions.size(), python);
  collect_versions(text.blocks, python, versions);
  for (std::size_t i = 0; i < text.expressions.size(); ++i) check_expression(checker, text.expressions[i], versions[i]);
}

void check_topics(Checker& checker, const std::vector<std::string>& topics, const Origin& origin) {
  for (const std::string& topic : topics) {
    std::vector<std::string> known;
    bool found = false;
    for (const auto& [id, title] : checker.course().topics) {
      known.push_back(id);
      found = found || id == topic;
    }
    if (found) continue;
    std::optional<std::string> meant = nearest(topic, known);
    checker.error(origin, "topic", "course.toml has no topic '" + topic + '\'',
                  meant ? "Did you mean '" + *meant + "'?" : "Use one of: " + join(known, ", ") + '.');
  }
}

}  // namespace slotscope::course
