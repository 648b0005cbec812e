// Draws progress bars.
#include "ui/widgets/progress.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/draw.hpp"
#include "ui/motion.hpp"

namespace slotscope {

void progress_bar(std::string_view name, Rect rect, std::optional<float> fraction, std::string_view text) {
  const float rounding = rect.height() / 2;
  fill(canvas(), rect, colour(Role::Border), rounding);
  Rect done = rect;
  if (fraction) {
    const float part = std::clamp(*fraction, 0.0f, 1.0f);
    if (part > 0) done.max.x = rect.min.x + std::max(rect.height(), rect.width() * part);
    if (part <= 0) done.max.x = rect.min.x;
  } else {
    const auto phase = reduced_motion() ? 0.5f : static_cast<float>(0.5 - 0.5 * std::cos(now() * 2.5));
    done.min.x = rect.min.x + rect.width() * 0.7f * phase;
    done.max.x = done.min.x + rect.width() * 0.3f;
    if (!reduced_motion()) request_frame();
  }
  fill(canvas(), done, colour(Role::Accent), rounding);
  const std::string percent = fraction ? std::to_string(std::lround(*fraction * 100)) + " %" : "in progress";
  record(name, WidgetRole::Progress, rect, text.empty() ? std::string_view(percent) : text);
}

}  // namespace slotscope
