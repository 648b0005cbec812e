// Two speakers taking turns: the first of the track at the left, the other at the right.
#pragma once

#include <vector>

#include "course/model.hpp"
#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope {

class Study;

namespace lesson {

class DialogueView {
 public:
  DialogueView(Study& study, const course::Lesson& lesson, const course::DialogueBlock& dialogue);

  void compose();
  float draw(ImVec2 at, float width);

 private:
  Study& study_;
  const course::Lesson& lesson_;
  const course::DialogueBlock& dialogue_;
  std::vector<prose::TextView> turns_;
  std::vector<float> heights_;
};

}  // namespace lesson
}  // namespace slotscope
