// A tree of plain values, as TOML and JSON files hold them, each with its place in the file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "course/source/diagnostic.hpp"

namespace slotscope::course {

/// One value. Tables keep the order of the file; reading finds members by name, one after the other, as they are few.
struct Data {
  enum class Kind { Null, Boolean, Integer, Real, Text, List, Table };

  Kind kind = Kind::Null;
  bool boolean = false;
  std::int64_t integer = 0;
  double real = 0;
  std::string text;
  std::vector<Data> items;
  std::vector<std::pair<std::string, Data>> members;
  int line = 0;
  int column = 0;

  Data() = default;
  Data(bool value) : kind(Kind::Boolean), boolean(value) {}
  Data(int value) : kind(Kind::Integer), integer(value) {}
  Data(std::int64_t value) : kind(Kind::Integer), integer(value) {}
  Data(double value) : kind(Kind::Real), real(value) {}
  Data(const char* value) : kind(Kind::Text), text(value) {}
  Data(std::string value) : kind(Kind::Text), text(std::move(value)) {}
  Data(std::string_view value) : kind(Kind::Text), text(value) {}
  static Data list() { return of(Kind::List); }
  static Data table() { return of(Kind::Table); }

  bool is(Kind wanted) const { return kind == wanted; }
  const Data* find(std::string_view name) const;
  /// Appends to a table; answers it, for chaining.
  Data& set(std::string name, Data value);
  void add(Data value) { items.push_back(std::move(value)); }

  // What a member holds, or a default when it is absent or of another kind.
  std::string text_of(std::string_view name, std::string_view otherwise = "") const;
  std::int64_t integer_of(std::string_view name, std::int64_t otherwise = 0) const;
  double real_of(std::string_view name, double otherwise = 0) const;
  bool boolean_of(std::string_view name, bool otherwise = false) const;
  const std::vector<Data>& items_of(std::string_view name) const;

 private:
  static Data of(Kind kind) {
    Data data;
    data.kind = kind;
    return data;
  }
};

/// "a text", "a table": for messages.
std::string_view name_of(Data::Kind kind);

/// Reads TOML. `first_line` is the line of the file the text starts in.
std::optional<Data> parse_toml(std::string_view text, const std::string& file, int first_line,
                               Diagnostics& diagnostics);
std::string write_toml(const Data& table);

/// Reads JSON; on failure `error` says what and where.
std::optional<Data> parse_json(std::string_view text, std::string& error);
std::string write_json(const Data& data, int indent = 2);

}  // namespace slotscope::course
