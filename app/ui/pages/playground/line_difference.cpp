// Finds the longest common run of lines by dynamic programming, after setting equal ends aside.
#include "ui/pages/playground/line_difference.hpp"

#include <algorithm>
#include <cstdint>

namespace slotscope {

namespace {

/// Beyond this the middle is called different as a whole: the table would need hundreds of megabytes.
constexpr std::size_t largest_table = 4'000'000;

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

void mark(std::size_t from, std::size_t to, std::vector<int>& lines) {
  for (std::size_t at = from; at < to; ++at) lines.push_back(static_cast<int>(at) + 1);
}

/// Marks what is not common between begin and end of both.
void compare_middle(const Lines& a, const Lines& b, std::size_t begin, std::size_t a_end, std::size_t b_end,
                    LineDifference& difference) {
  const std::size_t rows = a_end - begin, columns = b_end - begin;
  if ((rows + 1) * (columns + 1) > largest_table) {
    mark(begin, a_end, difference.first);
    mark(begin, b_end, difference.second);
    return;
  }
  const std::size_t width = columns + 1;
  std::vector<std::uint32_t> longest((rows + 1) * width, 0);
  for (std::size_t row = rows; row-- > 0;) {
    for (std::size_t column = columns; column-- > 0;) {
      longest[row * width + column] =
          a[begin + row] == b[begin + column]
              ? longest[(row + 1) * width + column + 1] + 1
              : std::max(longest[(row + 1) * width + column], longest[row * width + column + 1]);
    }
  }
  std::size_t row = 0, column = 0;
  while (row < rows && column < columns) {
    if (a[begin + row] == b[begin + column]) {
      ++row;
      ++column;
    } else if (longest[(row + 1) * width + column] >= longest[row * width + column + 1]) {
      mark(begin + row, begin + row + 1, difference.first);
      ++row;
    } else {
      mark(begin + column, begin + column + 1, difference.second);
      ++column;
    }
  }
  mark(begin + row, a_end, difference.first);
  mark(begin + column, b_end, difference.second);
}

}  // namespace

LineDifference line_difference(std::string_view first, std::string_view second) {
  const Lines a = lines_of(first), b = lines_of(second);
  std::size_t begin = 0, a_end = a.size(), b_end = b.size();
  while (begin < a_end && begin < b_end && a[begin] == b[begin]) ++begin;
  while (a_end > begin && b_end > begin && a[a_end - 1] == b[b_end - 1]) {
    --a_end;
    --b_end;
  }
  LineDifference difference;
  compare_middle(a, b, begin, a_end, b_end, difference);
  return difference;
}

}  // namespace slotscope
