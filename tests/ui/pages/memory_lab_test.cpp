// The memory lab without a window: settings from links, what an experiment finds, what its figures say.
#include <gtest/gtest.h>

#include "ui/pages/memory_lab/figures.hpp"
#include "ui/pages/memory_lab/measuring.hpp"

namespace slotscope::lab {
namespace {

Findings findings_of(const Setup& setup) {
  Findings last;
  carry_out(setup, {}, [&last](const Findings& findings) { last = findings; });
  return last;
}

TEST(MemoryLab, TakesOverTheSettingsOfALink) {
  lab::Setup setup;
  apply_settings("kinds=tuple,slotted,nonsense&attributes=5&versions=3.10,3.8&study=parts&values=distinct", setup);
  EXPECT_EQ(setup.kinds, (std::vector<InstanceKind>{InstanceKind::Slotted, InstanceKind::Tuple}));
  EXPECT_EQ(setup.attributes, 5);
  EXPECT_EQ(setup.versions, (std::vector<Version>{{8}, {10}}));
  EXPECT_EQ(setup.study, Study::Parts);
  EXPECT_EQ(setup.values, Values::Distinct);
}

TEST(MemoryLab, MarksTheCliffAtThirtyAttributes) {
  lab::Setup setup;
  setup.study = Study::Attributes;
  setup.versions = {{13}};
  const plot::Figure figure = figure_of(setup, findings_of(setup), {});
  ASSERT_EQ(figure.annotations.size(), 1u);
  EXPECT_EQ(figure.annotations[0].x, 30);
  // Three attributes: 96 bytes in a regular instance, 56 in a slotted one.
  EXPECT_EQ(figure.series[0].points[3].y, 96);
  EXPECT_EQ(figure.series[1].points[3].y, 56);
}

TEST(MemoryLab, DeletingCostsATableUpTo310AndNothingSince) {
  lab::Setup setup;
  setup.study = Study::Cliffs;
  const Findings findings = findings_of(setup);
  const std::vector<double>& made = findings.bars[0].values;
  const std::vector<double>& deleted = findings.bars[2].values;
  EXPECT_GT(deleted[0], made[0] + 100);
  EXPECT_EQ(deleted[5], made[5]);
}

TEST(MemoryLab, SaysWhyAKindCannotBeMade) {
  lab::Setup setup;
  setup.kinds = {InstanceKind::DataclassSlots};
  setup.versions = {{9}};
  setup.instances = 1000;
  const Findings findings = findings_of(setup);
  EXPECT_NE(summary_of(setup, findings, {}).find("dataclass(slots=True) on 3.9"), std::string::npos);
}

TEST(MemoryLab, EndsWhenItIsAsked) {
  std::stop_source stop;
  int reports = 0;
  lab::Setup setup;
  carry_out(setup, stop.get_token(), [&](const Findings& findings) {
    ++reports;
    EXPECT_FALSE(findings.complete);
    stop.request_stop();
  });
  EXPECT_EQ(reports, 1);
}

}  // namespace
}  // namespace slotscope::lab
