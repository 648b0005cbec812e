// Reads the myth cards and the glossary.
#include "course/load/card_reader.hpp"

#include "course/load/scope.hpp"
#include "course/load/table_reader.hpp"
#include "course/source/files.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

void read_verdict(const Data& table, const std::string& file, Myth& myth, Diagnostics& diagnostics) {
  TableReader reader(table, file, "verdict", diagnostics);
  Verdict verdict;
  verdict.python = reader.versions("python");
  verdict.origin = reader.origin();
  std::string is = reader.text("is", Need::Required);
  bool known = false;
  for (Truth truth : {Truth::True, Truth::False, Truth::Outdated, Truth::Depends}) {
    if (is != name_of(truth)) continue;
    verdict.is = truth;
    known = true;
  }
  if (!known) reader.error("is", "verdict", "'" + is + "' is no verdict", "Use true, false, outdated or depends.");
  verdict.because = reader.markdown("because", Need::Required);
  verdict.proof = reader.text("proof", Need::Required);
  reader.finish();
  Scope scope;
  scope.nearest = myth.evidence;
  bind(verdict.because, scope, diagnostics);
  myth.verdicts.push_back(std::move(verdict));
}

std::shared_ptr<const Myth> read_myth(const std::string& file, Diagnostics& diagnostics) {
  auto myth = std::make_shared<Myth>();
  myth->id = without_suffix(name_of_path(file));
  myth->origin = {file, 1, 1};
  std::optional<Data> table = parse_toml(read_file(file).value_or(""), file, 1, diagnostics);
  if (!table) return myth;
  TableReader reader(*table, file, "myth", diagnostics);
  if (!is_plain_id(myth->id))
    reader.error("", "id", "'" + myth->id + "' is no id", "Name the file with a-z, 0-9 and '-'.");
  myth->claim = reader.markdown("claim", Need::Required);
  myth->heard = reader.markdown("heard");
  myth->track = reader.text("track", Need::Required);
  myth->topics = reader.texts("topics", Need::Required);
  auto evidence = std::make_shared<Program>();
  evidence->name = "evidence";
  evidence->origin = reader.origin("evidence");
  ++evidence->origin.line;
  evidence->source = reader.program("evidence", Need::Required);
  myth->evidence = evidence;
  myth->instead = reader.markdown("instead", Need::Required);
  myth->see = reader.texts("see");
  for (const Data* item : reader.tables("verdict")) read_verdict(*item, file, *myth, diagnostics);
  reader.finish();
  Scope scope;
  scope.nearest = myth->evidence;
  for (RichText* text : {&myth->claim, &myth->heard, &myth->instead}) bind(*text, scope, diagnostics);
  return myth;
}

}  // namespace

std::vector<std::shared_ptr<const Myth>> read_myths(const std::string& folder, Diagnostics& diagnostics) {
  std::vector<std::shared_ptr<const Myth>> myths;
  for (const std::string& name : names_in(folder)) {
    if (name.ends_with(".toml")) myths.push_back(read_myth(folder + '/' + name, diagnostics));
  }
  return myths;
}

std::vector<Term> read_glossary(const std::string& path, Diagnostics& diagnostics) {
  std::vector<Term> terms;
  std::optional<std::string> text = read_file(path);
  if (!text) return terms;
  std::optional<Data> table = parse_toml(*text, path, 1, diagnostics);
  if (!table) return terms;
  for (const auto& [id, value] : table->members) {
    TableReader reader(value, path, "term '" + id + '\'', diagnostics);
    if (!value.is(Data::Kind::Table)) {
      report(diagnostics, {path, value.line, 1}, "kind", "'" + id + "' is no term",
             "Write [" + id + "], then term and text.");
      continue;
    }
    Term term;
    term.id = id;
    term.origin = reader.origin();
    if (!is_plain_id(id)) reader.error("", "id", "'" + id + "' is no id", "Use a-z, 0-9 and '-'.");
    term.term = reader.text("term", Need::Required);
    term.also = reader.texts("also");
    term.text = reader.markdown("text", Need::Required);
    term.see = reader.text("see");
    reader.finish();
    bind(term.text, {}, diagnostics);
    terms.push_back(std::move(term));
  }
  return terms;
}

}  // namespace slotscope::course
