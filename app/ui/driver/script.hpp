// The script a driver follows: a command a line, words separated by blanks, "quoted" where they hold some, # comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace slotscope {

struct ScriptLine {
  int number = 0;                  ///< from 1, for messages
  std::vector<std::string> words;  ///< at least one
};

struct Script {
  std::vector<ScriptLine> lines;
  std::string problem;  ///< "3: the quotation mark is not closed"; empty when all is well
};

/// In quotes \n, \t, \" and \\ mean what they mean in Python.
Script parse_script(std::string_view text);

}  // namespace slotscope
