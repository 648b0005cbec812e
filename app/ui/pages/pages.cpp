// Makes the pages.
#include "ui/pages/pages.hpp"

#include <cstdlib>

#include "ui/pages/gallery_page.hpp"
#include "ui/pages/keys_page.hpp"
#include "ui/pages/playground_page.hpp"
#include "ui/pages/settings_page.hpp"

namespace slotscope {

void add_pages(Shell& shell) {
  shell.add_page(std::make_unique<PlaygroundPage>(shell.deliveries()));
  shell.add_page(std::make_unique<SettingsPage>());
  shell.add_page(std::make_unique<KeysPage>());
  if (std::getenv("SLOTSCOPE_GALLERY")) shell.add_page(std::make_unique<GalleryPage>());
}

}  // namespace slotscope
