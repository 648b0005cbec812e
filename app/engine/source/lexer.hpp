// The lexer: source text to tokens, one at a time, with the errors of the chosen version (CPython:
// Parser/lexer/lexer.c).
//
// Tokens are asked for one by one because what CPython reports depends on how far it had read: a grammatical error
// before a broken string hides the broken string. From 3.12 on an f-string is a sequence of tokens, so the lexer keeps
// a stack of modes, one for each string it is inside of; before, an f-string is one String token, taken apart by the
// grammar.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/source/parser.hpp"
#include "engine/source/source_text.hpp"
#include "engine/source/token.hpp"

namespace slotscope {

/// How far the lexer has come; anything but Reading and Ended says why it gave up.
enum class LexState : std::uint8_t {
  Reading,
  Ended,
  Reported,
  StringEnd,
  LineEnd,
  Dedent,
  Tabs,
  TooDeep,
  Continuation,
  BadIdentifier,
  BadToken,
};

class Lexer {
 public:
  Lexer(const SourceText& source, int version);

  Token next();
  /// Leaves all blocks: the tokens that come next say so.
  void close_blocks();

  LexState state() const { return state_; }
  /// The error, when the state is Reported.
  const SyntaxProblem& problem() const { return problem_; }
  std::vector<SyntaxNotice>& notices() { return notices_; }

  struct Bracket {
    char opening;
    int line, column;
  };
  const std::vector<Bracket>& open_brackets() const { return brackets_; }
  /// True while inside the text or an expression of an f-string (3.12+).
  bool in_string() const { return modes_.size() > 1; }

  // Where reading stands, for errors that run up to here.
  int line() const { return line_; }
  int column() const { return static_cast<int>(cursor_ - line_start_); }
  int column_in_buffer() const { return static_cast<int>(cursor_ - buffer_start_); }
  /// The line being read, with its newline.
  std::string_view line_text() const { return {line_start_, static_cast<std::size_t>(line_end_ - line_start_)}; }
  /// From the line in which the current token began to the end of the line being read.
  std::string_view buffer_text() const { return {buffer_start_, static_cast<std::size_t>(line_end_ - buffer_start_)}; }
  std::size_t position() const { return static_cast<std::size_t>(cursor_ - source_.text().data()); }

 private:
  static constexpr int end_of_text = -1;
  static constexpr std::size_t deepest_indent = 100;
  static constexpr std::size_t deepest_bracket = 200;
  static constexpr std::size_t deepest_string = 150;
  static constexpr int deepest_expression = 3;

  struct Indent {
    int column, alternative;  ///< with tabs to eight columns and tabs to one: they must agree in order
  };
  /// The ordinary program, or one f- or t-string being read.
  struct Mode {
    bool reading_text = false;
    char prefix = 0;  ///< 'f' or 't'; 0: the program
    char quote = 0;
    int quote_size = 0;
    bool raw = false;
    int depth = 0;              ///< open brackets inside the string's expressions
    int expression_depth = -1;  ///< of nested replacement fields
    bool in_format_spec = false;
    bool in_debug = false;
    const char* start = nullptr;
    const char* line_start = nullptr;
    int line = 0;
    const char* expression_start = nullptr;
    const char* expression_end = nullptr;
  };

  // lexer.cpp
  int read();
  void back(int character);
  Token token(TokenKind kind, const char* start = nullptr, const char* end = nullptr);
  Token fail(LexState state);
  Token error(std::string message, int offset = -1, int end_offset = -1);
  void notice(SyntaxNotice::Kind kind, std::string message);
  Token read_code();
  bool read_indentation(Token& result, bool& blank);
  bool change_indentation(Token& result, Indent found);
  Token newline();
  Token name_or_string(int c);
  Token operator_or_bracket(int c);
  bool close_bracket(char c, Token& result);
  bool skip_line_continuation();
  bool check_identifier(Token& result);
  Mode& mode() { return modes_.back(); }

  // lexer_numbers.cpp
  Token number(int c);
  Token radix_number(int base, const char* kind);
  Token zero_number(int c);
  Token fraction(int c);
  Token exponent(int c);
  Token end_number(int c, const char* kind);
  bool decimal_tail(int& c, Token& result);
  bool check_number_end(int c, const char* kind, Token& result);
  bool keyword_follows(int c);

  // lexer_strings.cpp
  Token string(int quote);
  Token unterminated_string(int c, char quote, int quote_size, bool escaped_quote);
  Token start_formatted_string(int quote, char prefix);
  Token read_string_text();
  Token string_text();
  Token unterminated_formatted_string(int c);
  void end_expression(char c, Token& result);
  bool incompatible_prefixes(bool b, bool r, bool u, bool f, bool t, Token& result);
  void note_brace_escape(int c);

  const SourceText& source_;
  const int version_;
  const char* cursor_;
  const char* line_end_;  ///< just behind the newline of the line being read
  const char* text_end_;
  const char* line_start_;
  const char* buffer_start_;  ///< start of the line in which the current token began
  const char* token_start_ = nullptr;
  const char* string_line_start_ = nullptr;
  int string_line_ = 0;
  int line_ = 0;
  bool at_line_start_ = true;
  int pending_indents_ = 0;  ///< positive: Indent tokens to hand out, negative: Dedent tokens
  std::vector<Indent> indents_{{0, 0}};
  std::vector<Bracket> brackets_;
  std::vector<Mode> modes_{1};
  LexState state_ = LexState::Reading;
  SyntaxProblem problem_;
  std::vector<SyntaxNotice> notices_;
};

}  // namespace slotscope
