// Runs commands by key and name and searches over everything.
#include "ui/commands.hpp"

#include <algorithm>
#include <utility>

#include "ui/widgets/text/utf8.hpp"

namespace slotscope {

namespace {

constexpr int score_of_word_start = 10;
constexpr int score_inside_word = 3;
constexpr int score_of_title_start = 5;

/// Calls `visit` with each word of the text.
template <typename Visit>
void each_word(std::string_view text, Visit visit) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) visit(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace

int search_score(std::string_view query, std::string_view title) {
  const std::string wanted = utf8::lowered(query), text = utf8::lowered(title);
  int score = 1;
  each_word(wanted, [&](std::string_view word) {
    const std::size_t at = text.find(word);
    if (at == std::string::npos) {
      score = 0;
    } else if (score > 0) {
      const bool starts_word = at == 0 || text.find(" " + std::string(word)) != std::string::npos;
      score += (starts_word ? score_of_word_start : score_inside_word) + (at == 0 ? score_of_title_start : 0);
    }
  });
  return score;
}

void Commands::handle(Input& input) {
  // By index: a command may add further ones.
  for (std::size_t i = 0; i < commands_.size(); ++i) {
    for (std::size_t key = 0; key < commands_[i].keys.size(); ++key) {
      while (input.take(commands_[i].keys[key])) {
        const std::function<void()> action = commands_[i].run;
        action();
      }
    }
  }
}

bool Commands::run(std::string_view id) {
  const auto found =
      std::find_if(commands_.begin(), commands_.end(), [id](const Command& command) { return command.id == id; });
  if (found == commands_.end()) return false;
  const std::function<void()> action = found->run;
  action();
  return true;
}

std::string Commands::key_of(std::string_view id) const {
  for (const Command& command : commands_) {
    if (command.id == id && !command.keys.empty()) return to_string(command.keys.front());
  }
  return "";
}

std::vector<SearchEntry> Commands::search(std::string_view query, std::size_t most) const {
  std::vector<SearchEntry> candidates;
  for (const Source& source : sources_) source(query, candidates);
  for (const Command& command : commands_) {
    if (!command.searchable) continue;
    const std::string key = command.keys.empty() ? "" : to_string(command.keys.front());
    candidates.push_back({command.title, key.empty() ? command.group : key, command.icon, command.run});
  }
  std::vector<std::pair<int, SearchEntry>> scored;
  for (SearchEntry& entry : candidates) {
    const int score = std::max(search_score(query, entry.title), entry.found ? 1 : 0);
    if (score > 0) scored.emplace_back(score, std::move(entry));
  }
  std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<SearchEntry> result;
  for (auto& [score, entry] : scored) {
    if (result.size() == most) break;
    result.push_back(std::move(entry));
  }
  return result;
}

}  // namespace slotscope
