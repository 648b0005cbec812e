// "Did you mean: 'x'?": what an uncaught NameError, AttributeError or ImportError proposes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/objects/exception.hpp"

namespace slotscope {

/// What is added behind the message: ". Did you mean: 'name'?", ". Did you forget to import 'math'?", or nothing.
std::string suggestion_text(Exception* exception, Traceback* traceback);

/// The candidate closest to `wrong`, empty when none is close enough (CPython: Python/suggestions.c).
std::string closest_name(const std::vector<std::string>& candidates, std::string_view wrong);

/// Whether `name` is a module of the standard library of Python 3.`version`.
bool is_standard_module(std::string_view name, int version);

}  // namespace slotscope
