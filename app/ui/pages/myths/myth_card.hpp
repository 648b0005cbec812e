// One claim: guess first, then the verdict for each version, the evidence to run, and what to say instead.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "ui/pages/lesson/run_cell.hpp"
#include "ui/pages/myths/judgement.hpp"
#include "ui/widgets/rich_text/text_view.hpp"

namespace slotscope::myths {

class MythCard {
 public:
  MythCard(Shell& shell, Study& study, const course::Myth& myth);
  MythCard(const MythCard&) = delete;
  MythCard& operator=(const MythCard&) = delete;

  const course::Myth& myth() const { return myth_; }
  const std::optional<Guess>& guess() const { return guess_; }
  /// Draws it and answers its height.
  float draw(ImVec2 at, float width);

 private:
  void prepare();
  void compose();
  void prove();
  float draw_proof(std::size_t index, ImVec2 at, float width);
  void choose(std::optional<Guess> guess);
  float draw_text(prose::TextView& view, std::string_view name, ImVec2 at, float width);
  float draw_guess(ImVec2 at, float width);
  float draw_answer(ImVec2 at, float width);
  float draw_verdicts(ImVec2 at, float width);
  float draw_links(ImVec2 at, float width);

  Shell& shell_;
  Study& study_;
  const course::Myth& myth_;
  Version version_;
  std::optional<Guess> guess_;
  prose::TextView claim_;
  prose::TextView instead_;
  std::vector<std::unique_ptr<prose::TextView>> because_;
  std::vector<std::optional<bool>> proven_;  ///< whether each verdict's proof holds, once it was run
  std::unique_ptr<lesson::RunCell> evidence_;
  std::shared_ptr<int> alive_ = std::make_shared<int>();  ///< what was begun for a card that is gone is dropped
};

}  // namespace slotscope::myths
