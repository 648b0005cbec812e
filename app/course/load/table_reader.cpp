// Reading TOML tables with messages an author can act on.
#include "course/load/table_reader.hpp"

#include <algorithm>

#include "course/source/strings.hpp"

namespace slotscope::course {

TableReader::TableReader(const Data& table, std::string file, std::string what, Diagnostics& diagnostics)
    : table_(table), file_(std::move(file)), what_(std::move(what)), diagnostics_(diagnostics) {}

Origin text_origin(const Data& value, const std::string& file) {
  bool many = value.text.find('\n') != std::string::npos;
  return {file, value.line + (many ? 1 : 0), many ? 1 : value.column + 1};
}

Origin TableReader::origin(std::string_view name) const {
  const Data* member = name.empty() ? nullptr : table_.find(name);
  const Data& place = member ? *member : table_;
  return {file_, place.line, place.column};
}

void TableReader::error(std::string_view member, std::string rule, std::string message, std::string hint) {
  report(diagnostics_, origin(member), std::move(rule), what_ + ": " + message, std::move(hint));
}

const Data* TableReader::take(std::string_view name) {
  asked_.emplace_back(name);
  return table_.find(name);
}

const Data* TableReader::expect(std::string_view name, Data::Kind kind, Need need) {
  const Data* member = take(name);
  if (!member) {
    if (need == Need::Required) {
      error("", "missing", "'" + std::string(name) + "' is missing", "Add it.");
    }
    return nullptr;
  }
  if (member->is(kind)) return member;
  error(name, "kind", "'" + std::string(name) + "' is " + std::string(name_of(member->kind)),
        "It must be " + std::string(name_of(kind)) + '.');
  return nullptr;
}

std::string TableReader::text(std::string_view name, Need need) {
  const Data* member = expect(name, Data::Kind::Text, need);
  if (!member) return "";
  if (need == Need::Required && trim(member->text).empty()) {
    error(name, "missing", "'" + std::string(name) + "' is empty", "Write it.");
  }
  return member->text;
}

std::string TableReader::program(std::string_view name, Need need) {
  std::string source = text(name, need);
  if (!source.empty() && !source.ends_with('\n')) source += '\n';
  return source;
}

RichText TableReader::markdown_of(const Data& value) {
  return parse_markdown(value.text, text_origin(value, file_), diagnostics_);
}

RichText TableReader::markdown(std::string_view name, Need need) {
  text(name, need);
  const Data* member = table_.find(name);
  return member && member->is(Data::Kind::Text) ? markdown_of(*member) : RichText{};
}

int TableReader::integer(std::string_view name, int otherwise, int lowest, int highest) {
  const Data* member = expect(name, Data::Kind::Integer, Need::Optional);
  if (!member) return otherwise;
  if (member->integer < lowest || member->integer > highest) {
    error(name, "range", "'" + std::string(name) + "' is " + std::to_string(member->integer),
          "It must be from " + std::to_string(lowest) + " to " + std::to_string(highest) + '.');
    return otherwise;
  }
  return static_cast<int>(member->integer);
}

double TableReader::real(std::string_view name, double otherwise) {
  const Data* member = take(name);
  if (!member) return otherwise;
  if (member->is(Data::Kind::Integer)) return static_cast<double>(member->integer);
  if (member->is(Data::Kind::Real)) return member->real;
  error(name, "kind", "'" + std::string(name) + "' is " + std::string(name_of(member->kind)), "It must be a number.");
  return otherwise;
}

bool TableReader::flag(std::string_view name, bool otherwise) {
  const Data* member = expect(name, Data::Kind::Boolean, Need::Optional);
  return member ? member->boolean : otherwise;
}

std::vector<std::string> TableReader::texts(std::string_view name, Need need) {
  const Data* member = take(name);
  if (!member) {
    if (need == Need::Required) error("", "missing", "'" + std::string(name) + "' is missing", "Add it.");
    return {};
  }
  if (member->is(Data::Kind::Text)) return {member->text};
  std::vector<std::string> list;
  for (const Data& item : member->items) {
    if (item.is(Data::Kind::Text)) list.push_back(item.text);
  }
  if (!member->is(Data::Kind::List) || list.size() != member->items.size()) {
    error(name, "kind", "'" + std::string(name) + "' is not a list of texts", "For example [\"a\", \"b\"].");
  }
  return list;
}

VersionSet TableReader::versions(std::string_view name) {
  const Data* member = expect(name, Data::Kind::Text, Need::Optional);
  if (!member) return VersionSet::all();
  std::optional<VersionSet> set = VersionSet::parse(member->text);
  if (set) return *set;
  error(name, "versions", "'" + member->text + "' names no versions", "For example \"3.10+\" or \"3.8-3.10, 3.12\".");
  return VersionSet::all();
}

std::vector<std::string> TableReader::lines(std::string_view name) {
  std::string all = text(name);
  std::vector<std::string> result;
  if (all.empty()) return result;
  for (std::string_view line : lines_of(all)) result.emplace_back(line);
  return result;
}

std::vector<const Data*> TableReader::tables(std::string_view name) {
  std::vector<const Data*> list;
  const Data* member = expect(name, Data::Kind::List, Need::Optional);
  if (!member) return list;
  for (const Data& item : member->items) {
    if (item.is(Data::Kind::Table)) {
      list.push_back(&item);
    } else {
      error(name, "kind", "'" + std::string(name) + "' is not a list of tables",
            "Write each as [[" + std::string(name) + "]].");
    }
  }
  return list;
}

void TableReader::finish() {
  for (const auto& [name, value] : table_.members) {
    if (std::find(asked_.begin(), asked_.end(), name) != asked_.end()) continue;
    std::optional<std::string> meant = nearest(name, asked_);
    report(diagnostics_, {file_, value.line, 1}, "unknown-field", what_ + ": nothing is called '" + name + "' here",
           meant ? "Did you mean '" + *meant + "'?" : "The fields are listed in FORMAT.md.");
  }
}

}  // namespace slotscope::course
