// The search over everything: commands, pages, and whatever the pages offer.
#pragma once

#include <string>
#include <vector>

#include "ui/commands.hpp"

namespace slotscope {

class Palette {
 public:
  void open();
  void close() { open_ = false; }
  bool is_open() const { return open_; }
  /// Draws it above the page; runs what was chosen.
  void draw(const Commands& commands, Rect window);

 private:
  void refresh(const Commands& commands);
  void draw_results(Rect box, float top);

  bool open_ = false;
  std::string query_;
  std::string searched_;
  std::vector<SearchEntry> results_;
  int chosen_ = 0;
  bool run_chosen_ = false;
};

}  // namespace slotscope
