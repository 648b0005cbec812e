// The myth check: what is said about slots, card by card.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "ui/page.hpp"
#include "ui/pages/myths/myth_card.hpp"

namespace slotscope {

class MythPage : public Page {
 public:
  MythPage(Shell& shell, std::shared_ptr<Study> study);
  std::string_view id() const override { return "myth"; }
  std::string title() const override { return "Myth check"; }
  std::string_view section() const override { return "Explore"; }
  Icon icon() const override { return Icon::Myth; }
  void open(std::string_view argument) override;
  void draw(Shell& shell, Rect area) override;
  bool busy() const override;

 private:
  using Myths = std::vector<std::shared_ptr<const course::Myth>>;

  const Myths& all() const;
  void take_claims();
  myths::MythCard& card(std::size_t index);
  void draw_list(Rect area);
  float draw_item(std::size_t index, ImVec2 at, float width);
  void draw_card(Rect area);

  Shell& shell_;
  std::shared_ptr<Study> study_;
  std::map<std::size_t, std::unique_ptr<myths::MythCard>> cards_;
  std::vector<std::string> claims_;  ///< of all cards, as one line each
  std::size_t shown_ = 0;
  bool list_only_ = false;  ///< in a narrow window: the list, or the card
  bool moved_ = false;      ///< another card is shown: its top
};

}  // namespace slotscope
