// JSON in and out.
#include <charconv>
#include <cmath>

#include "course/source/data.hpp"
#include "course/source/strings.hpp"

namespace slotscope::course {

namespace {

// Deeper nesting than any file of ours has; a bound so that a hostile file cannot exhaust the stack.
constexpr int deepest = 100;

class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : text_(text) {}

  std::optional<Data> read(std::string& error) {
    Data data;
    if (value(data, 0)) {
      skip();
      if (at_ == text_.size()) return data;
      fail("something follows after the end");
    }
    error = "line " + std::to_string(line()) + ": " + error_;
    return std::nullopt;
  }

 private:
  bool fail(std::string message) {
    if (error_.empty()) error_ = std::move(message);
    return false;
  }
  int line() const {
    int count = 1;
    for (char c : text_.substr(0, at_)) count += c == '\n';
    return count;
  }
  void skip() {
    while (at_ < text_.size() && std::string_view(" \t\r\n").find(text_[at_]) != std::string_view::npos) ++at_;
  }
  bool accept(char c) {
    skip();
    if (at_ >= text_.size() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool word(std::string_view name) {
    if (text_.substr(at_, name.size()) != name) return fail("a value is missing");
    at_ += name.size();
    return true;
  }

  bool value(Data& data, int depth) {
    skip();
    if (depth > deepest) return fail("nested too deeply");
    if (at_ >= text_.size()) return fail("it ends too early");
    switch (text_[at_]) {
      case '{':
        return table(data, depth);
      case '[':
        return list(data, depth);
      case '"':
        data = Data(std::string());
        return string(data.text);
      case 't':
        data = Data(true);
        return word("true");
      case 'f':
        data = Data(false);
        return word("false");
      case 'n':
        data = Data();
        return word("null");
      default:
        return number(data);
    }
  }

  bool table(Data& data, int depth) {
    data = Data::table();
    ++at_;
    if (accept('}')) return true;
    do {
      skip();
      std::string key;
      if (at_ >= text_.size() || text_[at_] != '"' || !string(key)) return fail("a name in quotes is missing");
      if (!accept(':')) return fail("a colon is missing after \"" + key + '"');
      Data member;
      if (!value(member, depth + 1)) return false;
      data.members.emplace_back(std::move(key), std::move(member));
    } while (accept(','));
    return accept('}') || fail("'}' is missing");
  }

  bool list(Data& data, int depth) {
    data = Data::list();
    ++at_;
    if (accept(']')) return true;
    do {
      data.items.emplace_back();
      if (!value(data.items.back(), depth + 1)) return false;
    } while (accept(','));
    return accept(']') || fail("']' is missing");
  }

  bool number(Data& data) {
    const char* begin = text_.data() + at_;
    const char* end = text_.data() + text_.size();
    const char* stop = begin;
    while (stop < end && std::string_view("+-.eE0123456789").find(*stop) != std::string_view::npos) ++stop;
    if (stop == begin) return fail("a value is missing");
    std::int64_t integer = 0;
    double real = 0;
    if (auto done = std::from_chars(begin, stop, integer); done.ec == std::errc() && done.ptr == stop) {
      data = Data(integer);
    } else if (auto other = std::from_chars(begin, stop, real); other.ec == std::errc() && other.ptr == stop) {
      data = Data(real);
    } else {
      return fail("not a number");
    }
    at_ += static_cast<std::size_t>(stop - begin);
    return true;
  }

  bool four_digits(unsigned& code) {
    if (at_ + 4 > text_.size()) return fail("\\u needs four digits");
    auto done = std::from_chars(text_.data() + at_, text_.data() + at_ + 4, code, 16);
    at_ += 4;
    return done.ptr == text_.data() + at_ || fail("\\u needs four digits");
  }

  bool escape(std::string& into) {
    char c = at_ < text_.size() ? text_[at_++] : '\0';
    switch (c) {
      case '"':
      case '\\':
      case '/':
        into += c;
        return true;
      case 'b':
        into += '\b';
        return true;
      case 'f':
        into += '\f';
        return true;
      case 'n':
        into += '\n';
        return true;
      case 'r':
        into += '\r';
        return true;
      case 't':
        into += '\t';
        return true;
      case 'u':
        break;
      default:
        return fail("an unknown escape");
    }
    unsigned code = 0;
    if (!four_digits(code)) return false;
    if (code >= 0xD800 && code < 0xDC00 && text_.substr(at_, 2) == "\\u") {
      unsigned low = 0;
      at_ += 2;
      if (!four_digits(low)) return false;
      code = 0x10000 + ((code - 0xD800) << 10U) + ((low - 0xDC00) & 0x3FFU);
    } else if (code >= 0xD800 && code < 0xE000) {
      code = 0xFFFD;
    }
    append_utf8(into, code);
    return true;
  }

  static void append_utf8(std::string& into, unsigned code) {
    auto put = [&](unsigned byte) { into += static_cast<char>(byte); };
    if (code < 0x80) {
      put(code);
    } else if (code < 0x800) {
      put(0xC0 | code >> 6U), put(0x80 | (code & 63U));
    } else if (code < 0x10000) {
      put(0xE0 | code >> 12U), put(0x80 | (code >> 6U & 63U)), put(0x80 | (code & 63U));
    } else {
      put(0xF0 | code >> 18U), put(0x80 | (code >> 12U & 63U)), put(0x80 | (code >> 6U & 63U)),
          put(0x80 | (code & 63U));
    }
  }

  bool string(std::string& into) {
    ++at_;
    while (at_ < text_.size()) {
      char c = text_[at_++];
      if (c == '"') return true;
      if (c != '\\') {
        into += c;
      } else if (!escape(into)) {
        return false;
      }
    }
    return fail("a closing quote is missing");
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string error_;
};

void write_string(std::string_view text, std::string& into) {
  into += '"';
  for (char c : valid_utf8(text)) {
    switch (c) {
      case '"':
        into += "\\\"";
        break;
      case '\\':
        into += "\\\\";
        break;
      case '\n':
        into += "\\n";
        break;
      case '\r':
        into += "\\r";
        break;
      case '\t':
        into += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          into += "\\u00";
          into += "0123456789abcdef"[static_cast<unsigned char>(c) >> 4U];
          into += "0123456789abcdef"[static_cast<unsigned char>(c) & 15U];
        } else {
          into += c;
        }
    }
  }
  into += '"';
}

void write_value(const Data& data, int indent, int depth, std::string& into) {
  auto new_line = [&](int level) {
    if (indent <= 0) return;
    into += '\n';
    into.append(static_cast<std::size_t>(indent * level), ' ');
  };
  switch (data.kind) {
    case Data::Kind::Null:
      into += "null";
      return;
    case Data::Kind::Boolean:
      into += data.boolean ? "true" : "false";
      return;
    case Data::Kind::Integer:
      into += std::to_string(data.integer);
      return;
    case Data::Kind::Real: {
      if (!std::isfinite(data.real)) {
        into += "null";
        return;
      }
      char buffer[40];
      into.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, data.real).ptr);
      return;
    }
    case Data::Kind::Text:
      write_string(data.text, into);
      return;
    case Data::Kind::List:
      into += '[';
      for (std::size_t i = 0; i < data.items.size(); ++i) {
        if (i > 0) into += indent > 0 ? "," : ", ";
        new_line(depth + 1);
        write_value(data.items[i], indent, depth + 1, into);
      }
      if (!data.items.empty()) new_line(depth);
      into += ']';
      return;
    case Data::Kind::Table:
      into += '{';
      for (std::size_t i = 0; i < data.members.size(); ++i) {
        if (i > 0) into += indent > 0 ? "," : ", ";
        new_line(depth + 1);
        write_string(data.members[i].first, into);
        into += ": ";
        write_value(data.members[i].second, indent, depth + 1, into);
      }
      if (!data.members.empty()) new_line(depth);
      into += '}';
      return;
  }
}

}  // namespace

std::optional<Data> parse_json(std::string_view text, std::string& error) {
  return JsonReader(text).read(error);
}

std::string write_json(const Data& data, int indent) {
  std::string text;
  write_value(data, indent, 0, text);
  return text;
}

}  // namespace slotscope::course
