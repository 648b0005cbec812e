// The table of code colours.
#include "ui/widgets/text/token_colours.hpp"

namespace slotscope {

Role role_of(TokenClass token) {
  switch (token) {
    case TokenClass::Keyword:
    case TokenClass::SoftKeyword:
      return Role::CodeKeyword;
    case TokenClass::Builtin:
      return Role::CodeBuiltin;
    case TokenClass::Definition:
      return Role::CodeDefinition;
    case TokenClass::Number:
      return Role::CodeNumber;
    case TokenClass::String:
      return Role::CodeString;
    case TokenClass::Comment:
      return Role::CodeComment;
    case TokenClass::Operator:
      return Role::CodeOperator;
    case TokenClass::Decorator:
      return Role::CodeDecorator;
    case TokenClass::Error:
      return Role::Danger;
    case TokenClass::Name:
    case TokenClass::Plain:
      break;
  }
  return Role::Code;
}

Face face_of(TokenClass token) {
  return token == TokenClass::Comment ? Face::MonoItalic : Face::Mono;
}

}  // namespace slotscope
