// The parser's entry: source text in, tree or SyntaxError out.
#include "engine/source/parser.hpp"

#include "engine/source/grammar.hpp"

namespace slotscope {

ParseResult parse(std::string_view source, int version, ParseMode mode, int most_int_digits) {
  ParseResult result;
  const auto text = std::make_shared<const SourceText>(
      source, mode == ParseMode::Module ? SourceText::LastLine::Ended : SourceText::LastLine::AsItIs);
  auto tree = std::make_unique<Tree>();
  tree->source = text;
  Grammar grammar(*tree, *text, version, most_int_digits);
  try {
    grammar.read_program(mode);
    result.tree = std::move(tree);
  } catch (SyntaxFailure& failure) {
    result.problem = std::move(failure.problem);
  }
  result.notices = std::move(grammar.notices());
  return result;
}

}  // namespace slotscope
