// Reads figure blocks.
#include <algorithm>
#include <array>

#include "course/load/block_reader.hpp"
#include "course/load/table_reader.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

constexpr std::array<std::string_view, 4> rulers = {"getsizeof", "naive", "traced", "process"};

void read_plot(TableReader& reader, FigureBlock& figure) {
  for (const std::string& name : reader.texts("kinds", Need::Required)) {
    if (std::optional<InstanceKind> kind = parse_instance_kind(name)) {
      figure.kinds.push_back(*kind);
    } else {
      reader.error("kinds", "figure", "no kind of instance is called '" + name + '\'',
                   "The kinds are listed in FORMAT.md.");
    }
  }
  figure.measure.attributes = reader.integer("attributes", 3, 0, 40);
  figure.measure.instances = static_cast<std::uint64_t>(reader.integer("instances", 1'000'000, 1, 10'000'000));
  figure.measure.touch_dict = reader.flag("touch_dict", false);
  if (reader.text("values") == "distinct") figure.measure.values = Values::Distinct;
  std::string ruler = reader.text("ruler");
  if (!ruler.empty()) figure.ruler = ruler;
  if (std::find(rulers.begin(), rulers.end(), figure.ruler) == rulers.end()) {
    reader.error("ruler", "figure", "no ruler is called '" + ruler + '\'', "Use getsizeof, naive, traced or process.");
  }
  figure.logarithmic = reader.text("scale") == "log";
}

void read_versions(TableReader& reader, FigureBlock& figure) {
  std::vector<std::string> names = reader.texts("versions");
  std::string one = reader.text("python");
  if (!one.empty()) names.push_back(one);
  for (const std::string& name : names) {
    if (std::optional<Version> version = parse_version(name)) {
      figure.versions.push_back(*version);
    } else {
      reader.error(one.empty() ? "versions" : "python", "versions", "'" + name + "' is no version",
                   "For example \"3.13\".");
    }
  }
}

}  // namespace

std::optional<Block> BlockReader::figure(const Piece& fence) {
  if (!plain_head(fence, 2)) return std::nullopt;
  std::string kind = fence.head.words.empty() ? "" : fence.head.words.front();
  FigureBlock figure;
  figure.origin = place(fence);
  if (kind == "bytes") {
    figure.kind = FigureKind::Bytes;
  } else if (kind == "lookup") {
    figure.kind = FigureKind::Lookup;
  } else if (kind == "plot") {
    figure.kind = FigureKind::Plot;
  } else if (kind != "objects") {
    error(fence, "figure", kind.empty() ? "a figure without a kind" : "no figure is called '" + kind + '\'',
          "Use objects, bytes, lookup or plot.");
    return std::nullopt;
  }
  std::optional<Data> table = parse_toml(fence.text, home_.path, fence.line, diagnostics_);
  if (!table) return std::nullopt;
  if (table->line < fence.line) table->line = fence.head_line;
  TableReader reader(*table, home_.path, "figure", diagnostics_);
  if (figure.kind == FigureKind::Plot) {
    if (fence.head.words.size() > 1)
      error(fence, "figure", "a plot names no program", "Remove '" + fence.head.words[1] + "'.");
    read_plot(reader, figure);
  } else {
    figure.program = program_named(fence, 1);
    if (!figure.program) return std::nullopt;
    figure.of = reader.texts("of", figure.kind == FigureKind::Objects ? Need::Optional : Need::Required);
    if (figure.kind == FigureKind::Bytes) figure.against = reader.text("against");
    figure.at_line = reader.integer("at_line", 0, 1, 1000);
  }
  read_versions(reader, figure);
  figure.caption = reader.markdown("caption", Need::Required);
  Scope scope = scope_;
  if (figure.program) scope.nearest = figure.program;
  bind(figure.caption, scope, diagnostics_);
  reader.finish();
  return figure;
}

}  // namespace slotscope::course
