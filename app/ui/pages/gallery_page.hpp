// Every widget in every state, for those who work on them. Listed only when SLOTSCOPE_GALLERY is set.
#pragma once

#include <memory>

#include "ui/page.hpp"

namespace slotscope {

class GalleryPage : public Page {
 public:
  GalleryPage();
  ~GalleryPage() override;

  std::string_view id() const override { return "gallery"; }
  std::string title() const override { return "Gallery"; }
  Icon icon() const override { return Icon::Panel; }
  void open(std::string_view argument) override;
  void draw(Shell& shell, Rect area) override;

 private:
  struct Exhibits;
  std::unique_ptr<Exhibits> exhibits_;
  std::string shown_ = "editor";
};

}  // namespace slotscope
