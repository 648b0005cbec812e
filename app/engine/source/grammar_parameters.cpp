// Rules for the parameters of functions and lambdas, and the errors in them.
#include "engine/source/grammar.hpp"

namespace slotscope {

Arguments* Grammar::parameters(ParameterPlace place) {
  if (second_pass_) {
    if (version_ >= 10)
      invalid_parameters(place);
    else
      invalid_parameters_9(place);
  }
  return plain_parameters(place);
}

/// In CPython five alternatives; read here from left to right, which takes the same tokens.
Arguments* Grammar::plain_parameters(ParameterPlace place) {
  const int start = mark_;
  Parameters before_slash, plain;
  if (!slash_no_default(place, before_slash)) {
    reset(start);
    before_slash.clear();
    if (!slash_with_default(place, before_slash)) {
      reset(start);
      before_slash.clear();
    }
  }
  const bool slash_defaults = !before_slash.empty() && before_slash.back().default_value;
  if (!slash_defaults) plain = parameters_of(place, DefaultUse::None);
  for (Parameter& parameter : parameters_of(place, DefaultUse::Required)) plain.push_back(parameter);
  Arguments result;
  const bool has_star = star_etc(place, result);
  if (before_slash.empty() && plain.empty() && !has_star) {
    reset(start);
    return nullptr;
  }
  for (const Parameter& parameter : before_slash) result.positional_only.push_back(parameter.arg);
  for (const Parameter& parameter : plain) result.args.push_back(parameter.arg);
  for (const Parameters* list : {&before_slash, &plain})
    for (const Parameter& parameter : *list)
      if (parameter.default_value) result.defaults.push_back(parameter.default_value);
  Arguments* kept = tree_.make_arguments();
  *kept = std::move(result);
  return kept;
}

Grammar::Parameters Grammar::parameters_of(ParameterPlace place, DefaultUse use) {
  Parameters result;
  Parameter next;
  while (parameter(place, use, next)) result.push_back(next);
  return result;
}

/// A comma, or the end of the list in sight.
bool Grammar::parameter_end(ParameterPlace place) {
  if (!eat(TokenKind::Comma)) return at(parameters_close(place));
  if (place == ParameterPlace::Function) peek();  // CPython looks for a type comment here
  return true;
}

bool Grammar::bare_parameter(ParameterPlace place, Arg& out, bool star_annotation) {
  const int start = mark_;
  const Token* token = eat(TokenKind::Name);
  if (!token) return false;
  out = {identifier(*token), nullptr, token->span};
  if (place == ParameterPlace::Function) {
    const int behind = mark_;
    if (eat(TokenKind::Colon)) {
      out.annotation = star_annotation ? star_expression() : expression();
      if (!out.annotation) reset(behind);
    }
    if (star_annotation && !out.annotation) {
      reset(start);
      return false;
    }
  }
  out.span = since(start);
  return true;
}

bool Grammar::parameter(ParameterPlace place, DefaultUse use, Parameter& out) {
  const int start = mark_;
  out = {};
  if (bare_parameter(place, out.arg)) {
    if (use != DefaultUse::None) out.default_value = default_value();
    if ((use != DefaultUse::Required || out.default_value) && parameter_end(place)) return true;
  }
  reset(start);
  return false;
}

Expr* Grammar::default_value() {
  const int start = mark_;
  if (eat(TokenKind::Equal)) {
    if (Expr* value = expression()) return value;
    if (second_pass_ && version_ >= 11 && at_any({TokenKind::RightParenthesis, TokenKind::Comma}))
      raise_at(token_at(start).span, "expected default value expression");
  }
  reset(start);
  return nullptr;
}

bool Grammar::slash_no_default(ParameterPlace place, Parameters& out) {
  const int start = mark_;
  out = parameters_of(place, DefaultUse::None);
  if (!out.empty() && eat(TokenKind::Slash) && parameter_end(place)) return true;
  out.clear();
  reset(start);
  return false;
}

bool Grammar::slash_with_default(ParameterPlace place, Parameters& out) {
  const int start = mark_;
  out = parameters_of(place, DefaultUse::None);
  const Parameters with_default = parameters_of(place, DefaultUse::Required);
  out.insert(out.end(), with_default.begin(), with_default.end());
  if (!with_default.empty() && eat(TokenKind::Slash) && parameter_end(place)) return true;
  out.clear();
  reset(start);
  return false;
}

/// *args, keyword-only parameters, **kwargs.
bool Grammar::star_etc(ParameterPlace place, Arguments& out) {
  const int start = mark_;
  if (second_pass_ && version_ >= 10) invalid_star_etc(place);
  if (eat(TokenKind::Star)) {
    const int behind = mark_;
    Parameter vararg;
    bool found = parameter(place, DefaultUse::None, vararg);
    if (!found && place == ParameterPlace::Function && version_ >= 11) {
      found = bare_parameter(place, vararg.arg, true) && parameter_end(place);
      if (!found) reset(behind);
    }
    Parameters keyword_only;
    if (found) {
      out.vararg = tree_.make_arg();
      *out.vararg = vararg.arg;
      keyword_only = parameters_of(place, DefaultUse::Maybe);
    } else if (eat(TokenKind::Comma)) {
      keyword_only = parameters_of(place, DefaultUse::Maybe);
      found = !keyword_only.empty();
    }
    if (found) {
      for (const Parameter& parameter : keyword_only) {
        out.keyword_only.push_back(parameter.arg);
        out.keyword_defaults.push_back(parameter.default_value);
      }
      keyword_parameters(place, out);
      return true;
    }
    reset(start);
  }
  if (keyword_parameters(place, out)) return true;
  if (second_pass_ && version_ < 10) invalid_star_etc(place);
  return false;
}

bool Grammar::keyword_parameters(ParameterPlace place, Arguments& out) {
  const int start = mark_;
  if (second_pass_ && version_ >= 11) invalid_keyword_parameters(place);
  Parameter kwarg;
  if (eat(TokenKind::DoubleStar) && parameter(place, DefaultUse::None, kwarg)) {
    out.kwarg = tree_.make_arg();
    *out.kwarg = kwarg.arg;
    return true;
  }
  reset(start);
  return false;
}

// ---- second pass ----------------------------------------------------------------------------------------------------

void Grammar::invalid_parameters_9(ParameterPlace place) {
  const int start = mark_;
  parameters_of(place, DefaultUse::None);
  Parameters ignored;
  Parameter next;
  const int behind = mark_;
  bool defaults = slash_with_default(place, ignored);
  if (!defaults) {
    reset(behind);
    defaults = !parameters_of(place, DefaultUse::Required).empty();
  }
  if (defaults && parameter(place, DefaultUse::None, next)) {
    constexpr const char* message = "non-default argument follows default argument";
    if (version_ < 9) raise_at(token_at(start).span, message);
    raise_here(message);
  }
  reset(start);
}

/// A parameter without a default behind one with (CPython: invalid_parameters with its helper).
void Grammar::invalid_default_order(ParameterPlace place) {
  const int start = mark_;
  Parameters ignored;
  if (version_ >= 12) slash_no_default(place, ignored);
  parameters_of(place, DefaultUse::None);
  const int behind = mark_;
  bool defaults = slash_with_default(place, ignored);
  if (!defaults) {
    reset(behind);
    defaults = !parameters_of(place, DefaultUse::Required).empty();
  }
  const int found = mark_;
  Parameter next;
  if (defaults && parameter(place, DefaultUse::None, next)) {
    // The comma belongs to the rule but not to the place shown.
    Span span = next.arg.span;
    reset(found);
    raise_at(span, version_ >= 12 ? "parameter without a default follows parameter with a default"
                                  : "non-default argument follows default argument");
  }
  reset(start);
}

void Grammar::invalid_parameters(ParameterPlace place) {
  const int start = mark_;
  Parameters ignored;
  const auto invalid_parentheses = [&] {
    parameters_of(place, DefaultUse::None);
    if (const Token* open = eat(TokenKind::LeftParenthesis)) {
      bool any = false;
      if (place == ParameterPlace::Function) {
        any = !parameters_of(place, DefaultUse::None).empty();
      } else {
        Arg arg;
        while (bare_parameter(place, arg)) {
          any = true;
          const int behind = mark_;
          if (!eat(TokenKind::Comma)) break;
          if (!at(TokenKind::Name)) {
            reset(behind);
            break;
          }
        }
      }
      if (any) {
        eat(TokenKind::Comma);
        if (const Token* close = eat(TokenKind::RightParenthesis))
          raise_range(open->span, close->span,
                      place == ParameterPlace::Function ? "Function parameters cannot be parenthesized"
                                                        : "Lambda expression parameters cannot be parenthesized");
      }
    }
    reset(start);
  };
  const auto any_slash = [&] {
    if (slash_no_default(place, ignored)) return true;
    return slash_with_default(place, ignored);
  };
  if (version_ <= 11) {
    invalid_default_order(place);
    if (version_ == 10) return;
    invalid_parentheses();
  }
  if (const Token* slash = eat(TokenKind::Slash); slash && at(TokenKind::Comma))
    raise_at(slash->span, "at least one argument must precede /");
  reset(start);
  if (any_slash()) {
    parameters_of(place, DefaultUse::Maybe);
    if (at(TokenKind::Slash)) raise_at(peek().span, "/ may appear only once");
  }
  reset(start);
  if (version_ >= 12) {
    invalid_default_order(place);
    invalid_parentheses();
  }
  any_slash();
  parameters_of(place, DefaultUse::Maybe);
  Parameter vararg;
  if (eat(TokenKind::Star) && (eat(TokenKind::Comma) || parameter(place, DefaultUse::None, vararg))) {
    parameters_of(place, DefaultUse::Maybe);
    if (at(TokenKind::Slash)) raise_at(peek().span, "/ must be ahead of *");
  }
  reset(start);
  if (!parameters_of(place, DefaultUse::Maybe).empty() && eat(TokenKind::Slash) && at(TokenKind::Star))
    raise_at(peek().span, "expected comma between / and *");
  reset(start);
}

void Grammar::invalid_star_etc(ParameterPlace place) {
  const int start = mark_;
  const TokenKind close = parameters_close(place);
  const Token* star = eat(TokenKind::Star);
  if (!star) return;
  if (at(close) || (eat(TokenKind::Comma) && at_any({close, TokenKind::DoubleStar}))) {
    ++mark_;
    constexpr const char* message = "named arguments must follow bare *";
    if (version_ >= 10 && place == ParameterPlace::Function) raise_at(star->span, message);
    if (version_ < 9 && tokens_[static_cast<std::size_t>(mark_ - 1)].kind == close) raise_at(star->span, message);
    raise_here(message);
  }
  if (version_ < 11) {
    reset(start);
    return;
  }
  reset(start + 1);
  Arg arg;
  if (bare_parameter(place, arg) && at(TokenKind::Equal))
    raise_at(peek().span, "var-positional argument cannot have default value");
  reset(start + 1);
  Parameter vararg;
  if (parameter(place, DefaultUse::None, vararg) || eat(TokenKind::Comma)) {
    parameters_of(place, DefaultUse::Maybe);
    if (const Token* second = eat(TokenKind::Star);
        second && (parameter(place, DefaultUse::None, vararg) || at(TokenKind::Comma)))
      raise_at(second->span, "* argument may appear only once");
  }
  reset(start);
}

void Grammar::invalid_keyword_parameters(ParameterPlace place) {
  const int start = mark_;
  Arg arg;
  if (eat(TokenKind::DoubleStar) && bare_parameter(place, arg)) {
    if (at(TokenKind::Equal)) raise_at(peek().span, "var-keyword argument cannot have default value");
    if (eat(TokenKind::Comma)) {
      constexpr const char* message = "arguments cannot follow var-keyword argument";
      if (bare_parameter(place, arg)) raise_at(arg.span, message);
      if (at_any({TokenKind::Star, TokenKind::DoubleStar, TokenKind::Slash})) raise_at(peek().span, message);
    }
  }
  reset(start);
}

}  // namespace slotscope
