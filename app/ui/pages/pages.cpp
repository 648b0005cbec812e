// Makes the pages.
#include "ui/pages/pages.hpp"

#include "ui/pages/keys_page.hpp"
#include "ui/pages/settings_page.hpp"

namespace slotscope {

void add_pages(Shell& shell) {
  shell.add_page(std::make_unique<SettingsPage>());
  shell.add_page(std::make_unique<KeysPage>());
}

}  // namespace slotscope
