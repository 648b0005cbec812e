// The glossary: every term of the course with its explanation, filtered as one types.
#pragma once

#include <memory>
#include <string>

#include "ui/page.hpp"
#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope {

class Study;

class GlossaryPage : public Page {
 public:
  GlossaryPage(Shell& shell, std::shared_ptr<Study> study);
  std::string_view id() const override { return "glossary"; }
  std::string title() const override { return "Glossary"; }
  std::string_view section() const override { return "Explore"; }
  Icon icon() const override { return Icon::Glossary; }
  /// A term's id.
  void open(std::string_view argument) override;
  void draw(Shell& shell, Rect area) override;
  bool busy() const override;

 private:
  void compose();

  Shell& shell_;
  std::shared_ptr<Study> study_;
  prose::TextView text_;
  std::string filter_;
  std::string wanted_;  ///< the term to scroll to
  std::size_t shown_ = 0;
  bool prepared_ = false;
};

}  // namespace slotscope
