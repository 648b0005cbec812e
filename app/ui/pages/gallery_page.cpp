// Shows one widget at a time: gallery:editor, gallery:prose, gallery:plot, gallery:objects, gallery:bytes.
#include "ui/pages/gallery_page.hpp"

#include <algorithm>

#include "ui/draw.hpp"
#include "ui/pages/gallery_samples.hpp"
#include "ui/scroll_area.hpp"
#include "ui/widgets/buttons.hpp"
#include "ui/widgets/byte_strip/strip_view.hpp"
#include "ui/widgets/code_editor/code_editor.hpp"
#include "ui/widgets/object_diagram/diagram_view.hpp"
#include "ui/widgets/plot/plot_view.hpp"
#include "ui/widgets/rich_text/compose.hpp"
#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope {

struct GalleryPage::Exhibits {
  plot::PlotView plots[4];
  strip::StripView strip;
  strip::StripView pair;
  int strip_kind = 0;

  void show_strip() {
    const char* titles[] = {"Point on 3.10", "Point on 3.13", "Point with __slots__"};
    strip.show(strip::strip_of(gallery::point(static_cast<gallery::PointKind>(strip_kind)), titles[strip_kind]));
  }

  diagram::DiagramView heap;
  diagram::DiagramView large_heap;
  diagram::DiagramOptions heap_options;
  int heap_step = 0;

  void show_heap() {
    const Snapshot before = gallery::heap(0);
    const Snapshot now = gallery::heap(heap_step);
    SnapshotDifference difference;
    if (heap_step == 1) difference.changed = {3};
    heap.set_diagram(diagram::diagram_of(now, heap_options, &difference));
  }

  editor::CodeEditor code{gallery::program};
  prose::TextView prose{prose::document_of(gallery::prose)};
  editor::CodeEditor long_code{[] {
    std::string text;
    for (int line = 0; line < 10'000; ++line)
      text += "value_" + std::to_string(line) + " = [" + std::to_string(line) + ", 'text', None]  # line\n";
    return text;
  }()};
};

GalleryPage::GalleryPage() : exhibits_(std::make_unique<Exhibits>()) {
  exhibits_->code.set_problems({{{{21, 0}, {21, 3}}, "AttributeError: 'Point' object has no attribute 'z'"}});
  exhibits_->code.set_breakpoints({11, 16});
  exhibits_->show_heap();
  exhibits_->show_strip();
  exhibits_->pair.show(strip::strip_of(gallery::point(gallery::PointKind::WithInlineValues), "Point on 3.13"));
  exhibits_->pair.compare_with(strip::strip_of(gallery::point(gallery::PointKind::Slotted), "Point with __slots__"));
  exhibits_->large_heap.set_diagram(diagram::diagram_of(gallery::large_heap(10'000), {}));
  exhibits_->plots[0].set_figure(gallery::growth(plot::Scale::Linear));
  exhibits_->plots[1].set_figure(gallery::growth(plot::Scale::Log));
  exhibits_->plots[2].set_figure(gallery::parts());
  exhibits_->plots[3].set_figure(gallery::times());
}

GalleryPage::~GalleryPage() = default;

void GalleryPage::open(std::string_view argument) {
  if (!argument.empty()) shown_ = argument;
}

void GalleryPage::draw(Shell&, Rect area) {
  const Rect inner = area.inset(em(1.5f), em(1.5f));
  if (shown_ == "editor") {
    const float middle = inner.centre().x;
    editor::EditorOptions options;
    options.breakpoints = true;
    options.execution_line = 16;
    exhibits_->code.draw("Program", {inner.min, {middle - em(0.5f), inner.max.y}}, options);
    exhibits_->long_code.draw("Long program", {{middle + em(0.5f), inner.min.y}, inner.max});
  } else if (shown_ == "prose") {
    ScrollArea scroll("##prose", area);
    const float width = std::min(em(38), scroll.width() - em(3));
    const ImVec2 at(scroll.origin().x + (scroll.width() - width) / 2, scroll.origin().y + em(2));
    const prose::TextReaction reaction = exhibits_->prose.draw("Prose", at, width);
    if (reaction.hovered) tip(reaction.hovered_rect, reaction.hovered->target);
    scroll.set_bottom(at.y + reaction.height + em(4));
    scroll.take_keys();
  } else if (shown_ == "objects") {
    if (button("Step", {area.max.x - em(6), area.max.y - em(3)})) {
      exhibits_->heap_step = 1 - exhibits_->heap_step;
      exhibits_->show_heap();
    }
    const diagram::DiagramReaction reaction = exhibits_->heap.draw("Objects", area);
    if (reaction.fold) {
      if (exhibits_->heap_options.folded.erase(reaction.fold) == 0)
        exhibits_->heap_options.folded.insert(reaction.fold);
      exhibits_->show_heap();
    }
  } else if (shown_ == "bytes") {
    const float middle = inner.min.x + inner.width() * 0.4f;
    if (button("Next version", {inner.min.x, inner.max.y - control_height()})) {
      exhibits_->strip_kind = (exhibits_->strip_kind + 1) % 3;
      exhibits_->show_strip();
    }
    exhibits_->strip.draw("Bytes", {inner.min, {middle - em(1), inner.max.y - control_height() - em(1)}});
    exhibits_->pair.draw("Bytes compared", {{middle + em(1), inner.min.y}, inner.max});
  } else if (shown_ == "many-objects") {
    exhibits_->large_heap.draw("Many objects", area);
  } else if (shown_ == "plot") {
    ScrollArea scroll("##plots", area);
    const int columns = scroll.width() > em(56) ? 2 : 1;
    const float gap = em(2);
    const float width = (scroll.width() - gap * static_cast<float>(columns + 1)) / static_cast<float>(columns);
    const float height = std::max((area.height() - 3 * gap) / 2, em(plot::least_height));
    for (int index = 0; index < 4; ++index) {
      const ImVec2 at(scroll.origin().x + gap + static_cast<float>(index % columns) * (width + gap),
                      scroll.origin().y + gap + static_cast<float>(index / columns) * (height + gap));
      exhibits_->plots[index].draw("Plot " + std::to_string(index + 1), rect_at(at, width, height));
      scroll.set_bottom(at.y + height + gap);
    }
  }
}

}  // namespace slotscope
