// Reads the members of one TOML table and reports what is missing, misspelt or of the wrong kind.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "course/source/data.hpp"
#include "course/source/version_set.hpp"
#include "course/text/rich_text.hpp"

namespace slotscope::course {

enum class Need { Optional, Required };

class TableReader {
 public:
  /// `what` names the table in messages: "question 'a'".
  TableReader(const Data& table, std::string file, std::string what, Diagnostics& diagnostics);

  std::string text(std::string_view name, Need need = Need::Optional);
  /// A text after `'''`, with a line end at its end when it is not empty: a program.
  std::string program(std::string_view name, Need need = Need::Optional);
  RichText markdown(std::string_view name, Need need = Need::Optional);
  /// Markdown of any value that is a text.
  RichText markdown_of(const Data& value);
  int integer(std::string_view name, int otherwise, int lowest, int highest);
  double real(std::string_view name, double otherwise);
  bool flag(std::string_view name, bool otherwise);
  /// A text or a list of texts.
  std::vector<std::string> texts(std::string_view name, Need need = Need::Optional);
  VersionSet versions(std::string_view name);
  std::vector<std::string> lines(std::string_view name);
  /// The members of a list of tables.
  std::vector<const Data*> tables(std::string_view name);
  const Data* take(std::string_view name);

  /// Where the member stands, or the table when it is absent.
  Origin origin(std::string_view name = "") const;
  void error(std::string_view member, std::string rule, std::string message, std::string hint);
  /// Reports the members nobody asked for.
  void finish();

 private:
  const Data* expect(std::string_view name, Data::Kind kind, Need need);

  const Data& table_;
  std::string file_;
  std::string what_;
  Diagnostics& diagnostics_;
  std::vector<std::string> asked_;
};

/// Where the text of a value begins: after `'''` and a line end it is the next line.
Origin text_origin(const Data& value, const std::string& file);

}  // namespace slotscope::course
