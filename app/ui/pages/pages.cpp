// Makes the pages.
#include "ui/pages/pages.hpp"

#include <cstdlib>

#include "ui/pages/bytes/bytes_page.hpp"
#include "ui/pages/exercise/exercise_page.hpp"
#include "ui/pages/gallery_page.hpp"
#include "ui/pages/glossary_page.hpp"
#include "ui/pages/home/home_page.hpp"
#include "ui/pages/keys_page.hpp"
#include "ui/pages/lesson/lesson_page.hpp"
#include "ui/pages/memory_lab/memory_lab_page.hpp"
#include "ui/pages/myths/myth_page.hpp"
#include "ui/pages/playground/playground_page.hpp"
#include "ui/pages/quiz/quiz_page.hpp"
#include "ui/pages/rulers/rulers_page.hpp"
#include "ui/pages/settings_page.hpp"
#include "ui/pages/study.hpp"

namespace slotscope {

void add_pages(Shell& shell) {
  const auto study = std::make_shared<Study>(shell);
  shell.add_page(std::make_unique<HomePage>(shell, study));
  shell.add_page(std::make_unique<LessonPage>(shell, study));
  shell.add_page(std::make_unique<ExercisePage>(shell, study));
  shell.add_page(std::make_unique<QuizPage>(shell, study));
  shell.add_page(std::make_unique<PlaygroundPage>(shell));
  shell.add_page(std::make_unique<lab::MemoryLabPage>(shell.deliveries()));
  shell.add_page(std::make_unique<bytes::BytesPage>(shell.deliveries()));
  shell.add_page(std::make_unique<MythPage>(shell, study));
  shell.add_page(std::make_unique<RulersPage>(shell, study));
  shell.add_page(std::make_unique<GlossaryPage>(shell, study));
  shell.add_page(std::make_unique<SettingsPage>(shell, study));
  shell.add_page(std::make_unique<KeysPage>());
  if (std::getenv("SLOTSCOPE_GALLERY")) shell.add_page(std::make_unique<GalleryPage>());
}

}  // namespace slotscope
