// The heap diagram: what becomes a card, where cards stand, where arrows run.
#include <gtest/gtest.h>

#include <random>

#include "ui/widgets/object_diagram/layout.hpp"
#include "ui/widgets/object_diagram/model.hpp"

namespace slotscope::diagram {
namespace {

Card card(CardId id, std::vector<CardId> targets, CardKind kind = CardKind::Instance) {
  Card result;
  result.id = id;
  result.kind = kind;
  result.type = "T";
  for (CardId target : targets) {
    Row row;
    row.label = "a";
    row.target = target;
    result.rows.push_back(row);
  }
  return result;
}

Card frame(std::vector<CardId> targets, std::size_t number = 0) {
  return card(frame_card | number, std::move(targets), CardKind::Frame);
}

bool overlap(Rect a, Rect b) {
  return a.min.x < b.max.x && b.min.x < a.max.x && a.min.y < b.max.y && b.min.y < a.max.y;
}

void expect_no_overlap(const Layout& layout) {
  const auto& cards = layout.cards();
  for (std::size_t one = 0; one < cards.size(); ++one) {
    for (std::size_t other = one + 1; other < cards.size(); ++other) {
      ASSERT_FALSE(overlap(cards[one].rect, cards[other].rect)) << cards[one].id << " and " << cards[other].id;
    }
  }
}

Diagram random_diagram(unsigned seed, std::size_t count) {
  std::mt19937 random(seed);
  Diagram diagram;
  std::vector<CardId> named;
  for (CardId id = 1; id <= count; ++id) {
    if (random() % 3 == 0) named.push_back(id);
  }
  named.push_back(1);
  diagram.cards.push_back(frame(named));
  for (CardId id = 1; id <= count; ++id) {
    std::vector<CardId> targets;
    for (unsigned arrows = random() % 4; arrows > 0; --arrows) targets.push_back(1 + random() % count);
    diagram.cards.push_back(card(id, targets));
  }
  return diagram;
}

TEST(DiagramLayout, CardsNeverOverlap) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    Layout layout;
    layout.update(random_diagram(seed, 60));
    expect_no_overlap(layout);
  }
}

TEST(DiagramLayout, FramesStandAtTheLeftAndTargetsToTheRight) {
  Diagram diagram{{frame({1}), frame({2}, 1), card(1, {2}), card(2, {})}};
  Layout layout;
  layout.update(diagram);
  EXPECT_EQ(layout.find(frame_card)->column, 0);
  EXPECT_EQ(layout.find(frame_card | 1)->column, 0);
  EXPECT_EQ(layout.find(1)->column, 1);
  EXPECT_EQ(layout.find(2)->column, 1);
}

TEST(DiagramLayout, WhatPersistsKeepsItsPlace) {
  Diagram before{{frame({1, 2}), card(1, {3}), card(2, {}), card(3, {})}};
  Layout layout;
  layout.update(before);
  const Rect first = layout.find(1)->rect;
  const Rect third = layout.find(3)->rect;
  Diagram after{{frame({5, 1}), card(5, {}), card(1, {3, 4}), card(3, {}), card(4, {})}};
  layout.update(after);
  EXPECT_EQ(layout.find(1)->rect.min.y, first.min.y);
  EXPECT_EQ(layout.find(3)->rect.min.y, third.min.y);
  EXPECT_EQ(layout.find(2), nullptr);
  expect_no_overlap(layout);
}

TEST(DiagramLayout, AGrownCardPushesOnlyWhatItTouches) {
  Diagram diagram{{frame({1, 2, 3}), card(1, {}), card(2, {}), card(3, {})}};
  Layout layout;
  layout.update(diagram);
  const float third = layout.find(3)->rect.min.y;
  const float second = layout.find(2)->rect.min.y;
  for (int row = 0; row < 1; ++row) diagram.cards[1].rows.push_back({});
  layout.update(diagram);
  EXPECT_GT(layout.find(2)->rect.min.y, second);
  EXPECT_LE(layout.find(3)->rect.min.y - third, row_height + card_padding + 0.01f);
  expect_no_overlap(layout);
}

TEST(DiagramLayout, StaysFreeOfOverlapThroughManySteps) {
  Layout layout;
  for (unsigned seed = 0; seed < 30; ++seed) {
    layout.update(random_diagram(seed, 30 + seed));
    expect_no_overlap(layout);
  }
}

TEST(DiagramLayout, LongListsAndChainsStayNearTheirOrigin) {
  Diagram list{{frame({1})}};
  std::vector<CardId> items;
  for (CardId id = 2; id < 2002; ++id) items.push_back(id);
  list.cards.push_back(card(1, items));
  for (CardId id : items) list.cards.push_back(card(id, {}));
  Layout layout;
  layout.update(list);
  expect_no_overlap(layout);
  Diagram chain{{frame({1})}};
  for (CardId id = 1; id < 1000; ++id) chain.cards.push_back(card(id, {id + 1}));
  layout.clear();
  layout.update(chain);
  EXPECT_LT(layout.bounds().width(), 500);
  expect_no_overlap(layout);
}

TEST(DiagramLayout, ArrowsGoFromTheirRowToTheirCardAndBetweenOthers) {
  for (unsigned seed = 0; seed < 10; ++seed) {
    const Diagram diagram = random_diagram(seed, 40);
    Layout layout;
    layout.update(diagram);
    ASSERT_FALSE(layout.arrows().empty());
    for (const Arrow& arrow : layout.arrows()) {
      const Rect to = layout.find(arrow.to)->rect;
      const Rect from = layout.find(arrow.from)->rect;
      EXPECT_EQ(arrow.points.front().x, from.max.x);
      EXPECT_EQ(arrow.points.back().x, to.min.x);
      // A line that stands still or turns about on itself is drawn with a gap.
      for (std::size_t at = 2; at < arrow.points.size(); ++at) {
        const ImVec2 a = arrow.points[at - 2], b = arrow.points[at - 1], c = arrow.points[at];
        EXPECT_GT((b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y), 0) << "seed " << seed;
      }
      for (const ImVec2& point : arrow.points) {
        for (const PlacedCard& other : layout.cards()) {
          EXPECT_FALSE(other.rect.inset(0.05f, 0.05f).contains(point)) << "seed " << seed;
        }
      }
    }
  }
}

TEST(DiagramLayout, AChainRunsOnALineAndALongOneFillsAWindow) {
  constexpr CardId links = 10000;
  Diagram diagram;
  const auto add = [&](CardId id, CardKind kind, CardId next) {
    Card& card = diagram.cards.emplace_back();
    card.id = id;
    card.kind = kind;
    Row& row = card.rows.emplace_back();
    row.label = "next";
    row.target = next;
  };
  add(frame_card, CardKind::Frame, 1);
  for (CardId id = 1; id <= links; ++id) add(id, CardKind::Instance, id < links ? id + 1 : 0);
  Layout layout;
  layout.update(diagram);
  for (CardId id = 1; id < 15; ++id) EXPECT_EQ(layout.find(id)->rect.min.y, layout.find(id + 1)->rect.min.y);
  EXPECT_LT(layout.bounds().width(), 3 * layout.bounds().height());
  EXPECT_LT(layout.bounds().height(), 3 * layout.bounds().width());
}

TEST(DiagramLayout, FindsWhatIsInSight) {
  const Diagram diagram = random_diagram(3, 200);
  Layout layout;
  layout.update(diagram);
  const Rect part{{10, 40}, {60, 80}};
  std::vector<std::size_t> found;
  layout.cards_in(part, found);
  std::size_t expected = 0;
  for (const PlacedCard& placed : layout.cards()) {
    if (!overlap(placed.rect, part)) continue;
    ++expected;
    const auto index = static_cast<std::size_t>(&placed - layout.cards().data());
    EXPECT_NE(std::find(found.begin(), found.end(), index), found.end());
  }
  EXPECT_GT(expected, 0u);
  EXPECT_TRUE(layout.arrows_in(part, layout.arrows().size(), found));
  for (std::size_t index = 0; index < layout.arrows().size(); ++index) {
    for (const ImVec2& point : layout.arrows()[index].points) {
      if (part.contains(point)) {
        EXPECT_NE(std::find(found.begin(), found.end(), index), found.end());
      }
    }
  }
  // Asked for few arrows it says that there are more; those of a card stand together.
  const std::size_t all = found.size();
  ASSERT_GT(all, 1u);
  EXPECT_TRUE(layout.arrows_in(part, all, found));
  EXPECT_FALSE(layout.arrows_in(part, all - 1, found));
  EXPECT_EQ(found.size(), all - 1);
  for (std::size_t card = 0; card < layout.cards().size(); ++card) {
    for (std::size_t arrow = layout.first_arrow_of(card); arrow < layout.first_arrow_of(card + 1); ++arrow)
      EXPECT_EQ(layout.arrows()[arrow].from, layout.cards()[card].id);
  }
  const PlacedCard& some = layout.cards()[17];
  EXPECT_EQ(layout.card_at(some.rect.centre())->id, some.id);
}

TEST(DiagramLayout, WhatManyLeadToIsNamedInTheRowsAndItsArrowsAreDrawnOnRequest) {
  Diagram diagram;
  const auto add = [&](CardId id, CardId target, std::string named) {
    Card& card = diagram.cards.emplace_back();
    card.id = id;
    card.kind = CardKind::Instance;
    card.rows.resize(1);
    card.rows[0].target = target;
    card.rows[0].named = std::move(named);
  };
  add(1, 3, "Node");
  add(2, 3, "");
  add(3, 0, "");
  Layout layout;
  layout.update(diagram);
  ASSERT_EQ(layout.arrows().size(), 2u);
  EXPECT_TRUE(layout.arrows()[0].points.empty());
  EXPECT_FALSE(layout.arrows()[1].points.empty());
  const std::vector<ImVec2> way = layout.way_of(layout.arrows()[0], diagram.cards[0]);
  ASSERT_FALSE(way.empty());
  EXPECT_EQ(way.back().x, layout.find(3)->rect.min.x);
  std::vector<std::size_t> found;
  EXPECT_TRUE(layout.arrows_in(layout.bounds(), 10, found));
  EXPECT_EQ(found, std::vector<std::size_t>{1});
}

// ---- from snapshots -----------------------------------------------------------------------------------------------

ObjectView number(ObjectId id, std::string repr) {
  ObjectView view;
  view.id = id;
  view.type = "int";
  view.repr = std::move(repr);
  view.shape = ObjectView::Shape::Number;
  view.allocated_bytes = 28;
  return view;
}

Snapshot slotted_point() {
  Snapshot snapshot;
  snapshot.frames.push_back({"<module>", "t.py", 7, {{"p", 1}, {"n", 2}}});
  ObjectView point;
  point.id = 1;
  point.type = "Point";
  point.shape = ObjectView::Shape::Instance;
  point.allocated_bytes = 48;
  Part x;
  x.kind = PartKind::Slot;
  x.offset = 16;
  x.bytes = 8;
  x.name = "slot x";
  x.target = 2;
  Part y = x;
  y.offset = 24;
  y.name = "slot y";
  y.target = 0;
  point.parts = {x, y};
  point.references = {{"x", 2, Reference::Storage::Slot}};
  snapshot.objects = {point, number(2, "1000")};
  return snapshot;
}

TEST(DiagramModel, SlotsStandAtTheirOffsetsEvenWhenEmpty) {
  const Diagram diagram = diagram_of(slotted_point(), {});
  ASSERT_EQ(diagram.cards.size(), 2u);
  const Card& point = diagram.cards[1];
  ASSERT_EQ(point.rows.size(), 2u);
  EXPECT_EQ(point.rows[0].label, "x");
  EXPECT_EQ(point.rows[0].value, "1000");
  EXPECT_EQ(point.rows[0].note, "offset 16");
  EXPECT_TRUE(point.rows[1].empty);
}

TEST(DiagramModel, SimpleValuesBecomeCardsWhenAskedFor) {
  DiagramOptions options;
  options.fold_simple = false;
  const Diagram diagram = diagram_of(slotted_point(), options);
  EXPECT_EQ(diagram.cards.size(), 3u);
  EXPECT_EQ(diagram.cards[1].rows[0].target, 2u);
}

TEST(DiagramModel, LongContainersAreSummarised) {
  Snapshot snapshot;
  snapshot.frames.push_back({"<module>", "t.py", 1, {{"many", 1}}});
  ObjectView list;
  list.id = 1;
  list.type = "list";
  list.shape = ObjectView::Shape::Sequence;
  // That it is a list is no item of it.
  list.references.push_back({"__class__", 3, Reference::Storage::Other});
  for (int index = 0; index < 64; ++index)
    list.references.push_back({"[" + std::to_string(index) + "]", 2, Reference::Storage::Item});
  list.omitted = 99'936;
  snapshot.objects = {list, number(2, "7")};
  const Diagram diagram = diagram_of(snapshot, {});
  const Card& shown = diagram.cards[1];
  EXPECT_EQ(shown.rows.size(), 9u);
  EXPECT_EQ(shown.rows.back().kind, Row::Kind::More);
  EXPECT_EQ(shown.rows.back().label, "99\u202F992 more");
  EXPECT_EQ(shown.text, "100\u202F000 items");
}

TEST(DiagramModel, MarksWhatChanged) {
  SnapshotDifference since;
  since.created = {1};
  EXPECT_EQ(diagram_of(slotted_point(), {}, &since).cards[1].change, Change::Created);
}

TEST(DiagramModel, MarksTheRowsThatChanged) {
  SnapshotDifference since;
  since.changed = {1};
  const Diagram before = diagram_of(slotted_point(), {});
  Snapshot later = slotted_point();
  later.objects[0].parts[1].target = 2;
  Diagram now = diagram_of(later, {}, &since);
  mark_changed_rows(now, before);
  EXPECT_FALSE(now.cards[1].rows[0].changed);
  EXPECT_TRUE(now.cards[1].rows[1].changed);
}

TEST(DiagramModel, TextTwinSaysWhereThingsAreKept) {
  EXPECT_EQ(text_twin(diagram_of(slotted_point(), {})),
            "Frame <module>, line 7\n  p -> #1\n  n = 1000\n#1 Point, 48 bytes\n  x (slot) = 1000, offset 16\n  y "
            "(slot) = empty, offset 24\n");
}

TEST(DiagramModel, FindsByNameTypeValueAndId) {
  const Diagram diagram = diagram_of(slotted_point(), {});
  EXPECT_EQ(search(diagram, "point"), (std::vector<CardId>{1}));
  EXPECT_EQ(search(diagram, "p").back(), 1u);
  EXPECT_EQ(search(diagram, "1"), (std::vector<CardId>{frame_card, 1}));
  EXPECT_TRUE(search(diagram, "").empty());
}

}  // namespace
}  // namespace slotscope::diagram
