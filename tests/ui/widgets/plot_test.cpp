// Axes, stacking, snapping, thinning and the tables of plots.
#include <gtest/gtest.h>

#include "ui/widgets/plot/axis.hpp"
#include "ui/widgets/plot/geometry.hpp"
#include "ui/widgets/plot/table.hpp"

namespace slotscope::plot {
namespace {

std::vector<std::string> labels(const Axis& axis, Range range, int most) {
  std::vector<std::string> result;
  for (const Tick& tick : ticks_of(axis, range, most)) {
    std::string label = tick.label;
    for (std::size_t at; (at = label.find("\u202F")) != std::string::npos;) label.replace(at, 3, " ");
    if (!label.empty()) result.push_back(label);
  }
  return result;
}

using Labels = std::vector<std::string>;

TEST(Axis, LinearTicksAreRound) {
  EXPECT_EQ(labels({}, {0, 1'000'000}, 5), (Labels{"0", "200 000", "400 000", "600 000", "800 000", "1 000 000"}));
  EXPECT_EQ(labels({}, {-3, 7}, 5), (Labels{"-2", "0", "2", "4", "6"}));
  EXPECT_EQ(labels({}, {0, 0.3}, 4), (Labels{"0", "0.1", "0.2", "0.3"}));
}

TEST(Axis, BytesCountByPowersOf1024) {
  Axis bytes;
  bytes.unit = Unit::Bytes;
  EXPECT_EQ(labels(bytes, {0, 5.0 * 1024 * 1024}, 5), (Labels{"0 B", "1 MiB", "2 MiB", "3 MiB", "4 MiB", "5 MiB"}));
  EXPECT_EQ(labels(bytes, {0, 1.6 * 1024 * 1024}, 4), (Labels{"0 B", "512 KiB", "1 MiB", "1.5 MiB"}));
  EXPECT_EQ(labels(bytes, {0, 120}, 3), (Labels{"0 B", "50 B", "100 B"}));
}

TEST(Axis, LogTicksArePowers) {
  Axis log;
  log.scale = Scale::Log;
  EXPECT_EQ(labels(log, {1, 10'000}, 5), (Labels{"1", "10", "100", "1 000", "10 000"}));
  EXPECT_EQ(labels(log, {1, 1e8}, 5), (Labels{"1", "100", "10 000", "1 000 000", "100 000 000"}));
  EXPECT_EQ(labels(log, {1, 100}, 8), (Labels{"1", "2", "5", "10", "20", "50", "100"}));
  log.unit = Unit::Bytes;
  EXPECT_EQ(labels(log, {1024, 1024.0 * 1024}, 4), (Labels{"1 KiB", "32 KiB", "1 MiB"}));
  EXPECT_TRUE(ticks_of(log, {0, 10}, 4).empty());
}

TEST(Axis, SharesGoBothWays) {
  for (Scale scale : {Scale::Linear, Scale::Log}) {
    Axis axis;
    axis.scale = scale;
    const Range range{2, 2000};
    for (double value : {2.0, 63.0, 2000.0})
      EXPECT_NEAR(from_share(axis, range, to_share(axis, range, value)), value, 1e-9 * value);
    EXPECT_DOUBLE_EQ(to_share(axis, range, 2), 0);
    EXPECT_DOUBLE_EQ(to_share(axis, range, 2000), 1);
  }
}

TEST(Axis, ZoomKeepsTheValueUnderThePointer) {
  Axis axis;
  const Range range{0, 100};
  const Range closer = zoomed(axis, range, 0.25, 2);
  EXPECT_DOUBLE_EQ(to_share(axis, closer, 25), 0.25);
  EXPECT_DOUBLE_EQ(closer.span(), 50);
  const Range back = zoomed(axis, closer, 0.25, 0.5);
  EXPECT_DOUBLE_EQ(back.low, 0);
  EXPECT_DOUBLE_EQ(back.high, 100);
}

TEST(Axis, RangesAreUsableWhateverTheData) {
  Axis linear;
  Axis log;
  log.scale = Scale::Log;
  for (const Axis& axis : {linear, log}) {
    for (Range data : {Range{0, 0}, Range{5, 5}, Range{-1, -1}, Range{-3, 4}, Range{1, 1e9}}) {
      const Range range = fitting_range(axis, data);
      EXPECT_GT(range.span(), 0);
      if (axis.scale == Scale::Log) {
        EXPECT_GT(range.low, 0);
      }
    }
  }
}

TEST(Axis, ValuesAreWrittenForPeople) {
  EXPECT_EQ(format_value(Unit::Bytes, 1'572'864), "1.5\u202FMiB");
  EXPECT_EQ(format_value(Unit::Seconds, 0.0000032), "3.2\u202Fµs");
  EXPECT_EQ(format_value(Unit::Percent, 0.314), "31.4\u202F%");
  EXPECT_EQ(format_value(Unit::Plain, 1234567), "1\u202F234\u202F567");
  EXPECT_EQ(format_value(Unit::Plain, -12345), "-12\u202F345");
}

Figure two_areas() {
  Figure figure;
  figure.x.title = "instances";
  figure.series = {{.name = "header", .form = Form::Area, .points = {{0, 0}, {10, 100}}},
                   {.name = "slots", .form = Form::Area, .points = {{0, 0}, {5, 10}, {10, 20}}}};
  return figure;
}

TEST(Plot, AreasStackOnTheXValuesOfAll) {
  const auto areas = stacked_areas(two_areas());
  ASSERT_EQ(areas.size(), 2u);
  EXPECT_EQ(areas[0].upper, (std::vector<Datum>{{0, 0}, {5, 50}, {10, 100}}));
  EXPECT_EQ(areas[1].upper, (std::vector<Datum>{{0, 0}, {5, 60}, {10, 120}}));
  EXPECT_EQ(areas[1].lower, areas[0].upper);
}

TEST(Plot, AHiddenSeriesLeavesTheStackAndTheRange) {
  Figure figure = two_areas();
  const View all = whole_view(figure);
  figure.series[0].visible = false;
  EXPECT_LT(whole_view(figure).y.high, all.y.high);
  EXPECT_EQ(stacked_areas(figure).front().upper.back().y, 20);
}

TEST(Plot, HoverSnapsToTheNearestDatum) {
  Figure figure;
  figure.series = {{.name = "a", .points = {{0, 0}, {50, 50}, {100, 100}}},
                   {.name = "b", .points = {{0, 100}, {50, 100}, {100, 100}}}};
  const View view{{0, 100}, {0, 100}};
  const Rect area{{0, 0}, {100, 100}};
  EXPECT_EQ(nearest_datum(figure, view, area, {52, 45}, 20), (DatumRef{0, 1}));
  EXPECT_EQ(nearest_datum(figure, view, area, {49, 3}, 20), (DatumRef{1, 1}));
  EXPECT_EQ(nearest_datum(figure, view, area, {25, 50}, 5), std::nullopt);
  figure.series[1].visible = false;
  EXPECT_EQ(nearest_datum(figure, view, area, {49, 3}, 20), std::nullopt);
}

TEST(Plot, ABarIsHitAnywhereOnIt) {
  Figure figure;
  figure.x.categories = {"read", "write"};
  figure.series = {{.name = "slots", .form = Form::Bar, .points = {{0, 10}, {1, 20}}},
                   {.name = "dict", .form = Form::Bar, .points = {{0, 15}, {1, 30}}}};
  const View view = whole_view(figure);
  const Rect area{{0, 0}, {200, 100}};
  const ImVec2 low_in_bar = place_of(figure, view, area, {0.8, 2});
  EXPECT_EQ(nearest_datum(figure, view, area, low_in_bar, 1), (DatumRef{0, 1}));
}

TEST(Plot, ArrowsWalkAlongAndAcrossSeries) {
  Figure figure;
  figure.series = {{.name = "low", .points = {{0, 1}, {1, 1}}}, {.name = "high", .points = {{0, 9}, {1, 9}}}};
  auto cursor = moved_cursor(figure, std::nullopt, CursorMove::Right);
  EXPECT_EQ(cursor, (DatumRef{0, 0}));
  cursor = moved_cursor(figure, cursor, CursorMove::Right);
  EXPECT_EQ(cursor, (DatumRef{0, 1}));
  cursor = moved_cursor(figure, cursor, CursorMove::Right);
  EXPECT_EQ(cursor, (DatumRef{0, 1}));
  cursor = moved_cursor(figure, cursor, CursorMove::Up);
  EXPECT_EQ(cursor, (DatumRef{1, 1}));
  EXPECT_EQ(moved_cursor(figure, cursor, CursorMove::Up), (DatumRef{1, 1}));
  EXPECT_EQ(moved_cursor({}, std::nullopt, CursorMove::Left), std::nullopt);
}

TEST(Plot, ThinningKeepsPeaks) {
  std::vector<ImVec2> points;
  for (int index = 0; index < 100'000; ++index)
    points.push_back({static_cast<float>(index) / 100, index == 50'050 ? 99.0f : 1.0f});
  const auto kept = decimated(points, 1);
  EXPECT_LE(kept.size(), 4u * 1001);
  EXPECT_TRUE(std::any_of(kept.begin(), kept.end(), [](ImVec2 point) { return point.y == 99.0f; }));
  EXPECT_EQ(kept.front().x, points.front().x);
  EXPECT_EQ(kept.back().x, points.back().x);
}

TEST(Plot, CsvHoldsPlainNumbersAndQuotes) {
  Figure figure = two_areas();
  figure.series[1].name = "slots, \"all\"";
  EXPECT_EQ(csv_of(figure), "instances,header,\"slots, \"\"all\"\"\"\r\n0,0,0\r\n5,,10\r\n10,100,20\r\n");
}

TEST(Plot, TextTwinNamesCategoriesAndUnits) {
  Figure figure;
  figure.title = "Access time";
  figure.x.title = "operation";
  figure.x.categories = {"read", "write"};
  figure.y.title = "time";
  figure.y.unit = Unit::Seconds;
  figure.series = {{.name = "slot", .form = Form::Bar, .points = {{0, 2e-8}, {1, 0.003}}}};
  figure.annotations = {{.text = "measured on the engine"}};
  EXPECT_EQ(
      text_twin(figure),
      "Access time\ntime\noperation   slot\nread       20\u202Fns\nwrite       3\u202Fms\n* measured on the engine\n");
}

}  // namespace
}  // namespace slotscope::plot
