// The page on the rulers: what each way of measuring counts, from the course.
#pragma once

#include <memory>
#include <string>

#include "ui/page.hpp"
#include "ui/pages/lesson/lesson_view.hpp"

namespace slotscope {

class RulersPage : public Page {
 public:
  RulersPage(Shell& shell, std::shared_ptr<Study> study);
  std::string_view id() const override { return "rulers"; }
  std::string title() const override { return "Rulers"; }
  std::string_view section() const override { return "Explore"; }
  Icon icon() const override { return Icon::Ruler; }
  void open(std::string_view argument) override;
  void draw(Shell& shell, Rect area) override;
  bool busy() const override;

 private:
  Shell& shell_;
  std::shared_ptr<Study> study_;
  std::unique_ptr<lesson::LessonView> view_;
  std::string wanted_section_;
};

}  // namespace slotscope
