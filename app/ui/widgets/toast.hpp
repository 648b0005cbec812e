// Messages at the bottom of the window that need no answer, with one thing to do about them at most.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "ui/automation.hpp"

namespace slotscope {

enum class ToastKind : std::uint8_t { Info, Success, Warning, Error };

struct Toast {
  ToastKind kind = ToastKind::Info;
  std::string text;
  std::string action = {};  ///< "Undo"; none when empty
  std::function<void()> on_action = {};
  std::string topic = {};  ///< a new toast takes the place of the one on the same topic
};

class Toasts {
 public:
  /// Shows a message; the same text, or topic, is shown once at a time. Errors stay until closed, others for a while.
  void show(Toast toast);
  void draw(Rect window);
  bool empty() const { return shown_.empty(); }

 private:
  struct Shown {
    Toast toast;
    double until = 0;  ///< set when first drawn; stays 0 for what stays until closed
    int id = 0;
  };
  struct Answer {
    bool closed = false;  ///< it is to go
    bool acted = false;   ///< its action was chosen
  };
  /// Draws one with its bottom at `bottom`; returns its height.
  float draw_one(const Shown& shown, Rect window, float bottom, Answer& answer);

  std::vector<Shown> shown_;
  int next_id_ = 0;
};

}  // namespace slotscope
