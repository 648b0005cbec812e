// TOML in and out; the only file that sees toml++.
// Its assertions fail on some broken files ("[+" as a header) which it goes on to report properly; and where they are
// switched off it hands them to the compiler as promises. They must be neither.
#undef NDEBUG
#define TOML_ASSERT(expression) static_cast<void>(0)
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <algorithm>
#include <charconv>

#include "course/source/data.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

Data convert(const toml::node& node, int line_offset) {
  Data data;
  if (const toml::table* table = node.as_table()) {
    data = Data::table();
    for (const auto& [key, value] : *table) {
      Data member = convert(value, line_offset);
      data.members.emplace_back(std::string(key.str()), std::move(member));
    }
    // toml++ sorts by name; an author's order is the order of the places.
    std::stable_sort(data.members.begin(), data.members.end(), [](const auto& a, const auto& b) {
      return std::pair(a.second.line, a.second.column) < std::pair(b.second.line, b.second.column);
    });
  } else if (const toml::array* array = node.as_array()) {
    data = Data::list();
    for (const toml::node& item : *array) data.items.push_back(convert(item, line_offset));
  } else if (const auto* text = node.as_string()) {
    data = Data(text->get());
  } else if (const auto* integer = node.as_integer()) {
    data = Data(static_cast<std::int64_t>(integer->get()));
  } else if (const auto* real = node.as_floating_point()) {
    data = Data(real->get());
  } else if (const auto* boolean = node.as_boolean()) {
    data = Data(boolean->get());
  }
  data.line = static_cast<int>(node.source().begin.line) + line_offset;
  data.column = static_cast<int>(node.source().begin.column);
  return data;
}

bool is_bare_key(std::string_view key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

std::string quoted(std::string_view text) {
  bool tidy = text.find("'''") == std::string_view::npos && !text.ends_with('\'');
  bool control = std::any_of(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') || c == 0x7F;
  });
  if (tidy && !control && text.find('\n') != std::string_view::npos) return "'''\n" + std::string(text) + "'''";
  std::string result = "\"";
  for (char c : text) {
    switch (c) {
      case '"':
        result += "\\\"";
        break;
      case '\\':
        result += "\\\\";
        break;
      case '\n':
        result += "\\n";
        break;
      case '\t':
        result += "\\t";
        break;
      case '\r':
        result += "\\r";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
          result += "\\u00";
          result += "0123456789ABCDEF"[static_cast<unsigned char>(c) >> 4U];
          result += "0123456789ABCDEF"[static_cast<unsigned char>(c) & 15U];
        } else {
          result += c;
        }
    }
  }
  return result + '"';
}

std::string key_text(std::string_view key) {
  return is_bare_key(key) ? std::string(key) : quoted(key);
}

std::string value_text(const Data& data) {
  switch (data.kind) {
    case Data::Kind::Null:
      return "\"\"";
    case Data::Kind::Boolean:
      return data.boolean ? "true" : "false";
    case Data::Kind::Integer:
      return std::to_string(data.integer);
    case Data::Kind::Real: {
      char buffer[40];
      auto end = std::to_chars(buffer, buffer + sizeof buffer, data.real).ptr;
      std::string text(buffer, end);
      return text.find_first_of(".en") == std::string::npos ? text + ".0" : text;
    }
    case Data::Kind::Text:
      return quoted(data.text);
    case Data::Kind::List: {
      std::string text = "[";
      for (std::size_t i = 0; i < data.items.size(); ++i) text += (i ? ", " : "") + value_text(data.items[i]);
      return text + ']';
    }
    case Data::Kind::Table: {
      std::string text = "{ ";
      for (std::size_t i = 0; i < data.members.size(); ++i) {
        text += (i ? ", " : "") + key_text(data.members[i].first) + " = " + value_text(data.members[i].second);
      }
      return text + " }";
    }
  }
  return "";
}

bool is_table_list(const Data& data) {
  return data.is(Data::Kind::List) && !data.items.empty() &&
         std::all_of(data.items.begin(), data.items.end(), [](const Data& each) { return each.is(Data::Kind::Table); });
}

void write_members(const Data& table, const std::string& path, std::string& text) {
  for (const auto& [key, value] : table.members) {
    if (value.is(Data::Kind::Table) || is_table_list(value)) continue;
    text += key_text(key) + " = " + value_text(value) + '\n';
  }
  for (const auto& [key, value] : table.members) {
    std::string inner = path.empty() ? key_text(key) : path + '.' + key_text(key);
    if (value.is(Data::Kind::Table)) {
      text += (text.empty() ? "[" : "\n[") + inner + "]\n";
      write_members(value, inner, text);
    } else if (is_table_list(value)) {
      for (const Data& item : value.items) {
        text += (text.empty() ? "[[" : "\n[[") + inner + "]]\n";
        write_members(item, inner, text);
      }
    }
  }
}

}  // namespace

std::optional<Data> parse_toml(std::string_view text, const std::string& file, int first_line,
                               Diagnostics& diagnostics) {
  toml::parse_result result = toml::parse(text);
  if (!result) {
    const toml::parse_error& error = result.error();
    report(diagnostics,
           {file, static_cast<int>(error.source().begin.line) + first_line - 1,
            static_cast<int>(error.source().begin.column)},
           "toml", std::string(error.description()), "Fix the TOML there.");
    return std::nullopt;
  }
  return convert(result.table(), first_line - 1);
}

std::string write_toml(const Data& table) {
  std::string text;
  write_members(table, "", text);
  return text;
}

}  // namespace slotscope::course
