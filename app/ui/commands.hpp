// Everything that can be done by name: one list for keys, the key list and the search over everything.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/input.hpp"
#include "ui/page.hpp"

namespace slotscope {

struct Command {
  std::string id;               ///< "zoom-in"
  std::string title;            ///< "Zoom in"
  std::string group;            ///< "View"; the key list is grouped by it
  std::vector<KeyStroke> keys;  ///< the first is the one that is shown
  std::function<void()> run;
  Icon icon = Icon::None;
  bool searchable = true;
};

/// Something the search finds: a command, a page, a lesson, a question.
struct SearchEntry {
  std::string title;
  std::string detail;  ///< "View", "Lesson 3", a key
  Icon icon = Icon::None;
  std::function<void()> open;
  bool found = false;  ///< its source looked further than the title, so it answers the query whatever it is called
};

/// How well a title answers a query: 0 not at all; words that begin with the query's words score highest.
int search_score(std::string_view query, std::string_view title);

class Commands {
 public:
  void add(Command command) { commands_.push_back(std::move(command)); }
  /// Takes the keys of commands out of the input and runs them.
  void handle(Input& input);
  bool run(std::string_view id);
  const std::vector<Command>& all() const { return commands_; }
  /// "Ctrl+K", or nothing when the command has no key.
  std::string key_of(std::string_view id) const;

  /// A source of entries beside the commands, asked for the entries that could answer a query.
  using Source = std::function<void(std::string_view query, std::vector<SearchEntry>& entries)>;
  void add_source(Source source) { sources_.push_back(std::move(source)); }
  /// The best answers to a query, best first.
  std::vector<SearchEntry> search(std::string_view query, std::size_t most) const;

 private:
  std::vector<Command> commands_;
  std::vector<Source> sources_;
};

}  // namespace slotscope
