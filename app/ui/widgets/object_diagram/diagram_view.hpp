// The heap diagram in the window: pan, zoom, selection, search, and following references with the keyboard.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ui/automation.hpp"
#include "ui/widgets/drawing/screen_canvas.hpp"
#include "ui/widgets/object_diagram/camera.hpp"
#include "ui/widgets/object_diagram/drawing.hpp"
#include "ui/widgets/object_diagram/layout.hpp"
#include "ui/widgets/object_diagram/model.hpp"

namespace slotscope::diagram {

struct DiagramReaction {
  CardId hovered = 0;
  bool selection_changed = false;
  CardId fold = 0;              ///< fold or unfold this card: the page makes the diagram anew
  CardId unfold = 0;            ///< show all items of this container
  bool save = false;            ///< the drawing is to be saved: the page says where to
  std::optional<Rect> picture;  ///< what is in sight is to be saved as a picture: here it is, without tools over it
};

class DiagramView {
 public:
  /// Shows the diagram of the next moment; what persists stays where it is.
  void set_diagram(Diagram diagram);
  /// Forgets all places: the next diagram is of another program.
  void forget();
  const Diagram& diagram() const { return diagram_; }
  const Layout& layout() const { return layout_; }

  CardId selected() const { return selected_; }
  /// Shows buttons for saving the drawing.
  void offer_saving() { saving_offered_ = true; }
  /// Selects a card and brings it into sight.
  void select(CardId card);
  void fit_all() { fit_wanted_ = true; }

  /// Height at which all of it is seen in this width, tools included.
  float natural_height(float width) const;
  DiagramReaction draw(std::string_view name, Rect rect);

 private:
  void index();
  /// The buttons at the right end of the bar; returns the room they take.
  float draw_tools(Rect bar, DiagramReaction& reaction);
  void draw_legend(Rect bar);
  void draw_search(Rect bar);
  void take_pointer(Rect rect, const WidgetReaction& done, DiagramReaction& reaction);
  void take_click(ImVec2 at, DiagramReaction& reaction);
  void take_keyboard(DiagramReaction& reaction);
  void move_row(int step);
  void move_card(int step);
  void follow_row();
  void go_back();
  void activate_row(CardId card, std::uint32_t row, DiagramReaction& reaction);
  void go_to_match(int step);
  void draw_plane(Rect rect);
  void choose_arrows(Rect sight, Detail detail);
  bool is_emphasised(const Arrow& arrow) const;
  void tell_card(const Card& shown, Rect rect) const;
  void explain_hovered(const drawing::ScreenCanvas& canvas) const;
  std::string spoken() const;
  const Card* card(CardId id) const;
  std::optional<std::uint32_t> row_at(const Card& card, Rect rect, ImVec2 point) const;

  Diagram diagram_;
  Layout layout_;
  Camera camera_;
  std::unordered_map<CardId, std::size_t> by_id_;
  std::unordered_map<CardId, std::string> names_;  ///< the first name in a frame that leads to a card
  CardId selected_ = 0;
  std::optional<std::uint32_t> row_;
  CardId hovered_ = 0;
  std::optional<std::uint32_t> hovered_row_;
  std::vector<CardId> trail_;  ///< where references were followed from
  bool fit_wanted_ = true;
  Rect fitted_bounds_;  ///< all that was to be seen since the places were forgotten
  ImVec2 seen_size_{0, 0};
  std::optional<Rect> reveal_wanted_;
  bool saving_offered_ = false;
  bool picture_wanted_ = false;  ///< this frame goes without tools and tips
  bool panning_ = false;
  bool searching_ = false;
  bool search_opened_ = false;
  std::string search_text_;
  std::vector<CardId> found_;
  std::unordered_set<CardId> found_set_;
  bool has_slots_ = false;
  bool has_entries_ = false;
  std::vector<std::size_t> in_sight_;  ///< cards; kept, as the next, to spare allocations
  std::vector<std::size_t> arrows_in_sight_;
};

}  // namespace slotscope::diagram
