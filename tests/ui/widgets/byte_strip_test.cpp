// An object's bytes as cells, and the way from one version's to another's.
#include <gtest/gtest.h>

#include "ui/widgets/byte_strip/layout.hpp"

namespace slotscope::strip {
namespace {

Part part(PartKind kind, std::int64_t offset, std::int64_t bytes, std::string name,
          BlockKind block = BlockKind::Object) {
  Part result;
  result.kind = kind;
  result.block = block;
  result.offset = offset;
  result.bytes = bytes;
  result.name = std::move(name);
  return result;
}

ObjectView slotted() {
  ObjectView object;
  object.type = "Point";
  object.allocated_bytes = 48;
  object.sizeof_bytes = 32;
  object.parts = {part(PartKind::GcHead, -16, 16, "GC head"), part(PartKind::RefCount, 0, 8, "refcount"),
                  part(PartKind::TypePointer, 8, 8, "type"), part(PartKind::Slot, 16, 8, "slot x"),
                  part(PartKind::Slot, 24, 8, "slot y")};
  return object;
}

ObjectView with_dict() {
  ObjectView object;
  object.type = "Point";
  object.allocated_bytes = 48 + 64 + 104;
  object.parts = {part(PartKind::GcHead, -16, 16, "GC head"),
                  part(PartKind::RefCount, 0, 8, "refcount"),
                  part(PartKind::TypePointer, 8, 8, "type"),
                  part(PartKind::DictPointer, 16, 8, "__dict__"),
                  part(PartKind::WeakrefPointer, 24, 8, "__weakref__"),
                  part(PartKind::DictObject, 0, 64, "dict", BlockKind::Dict),
                  part(PartKind::KeyTableHeader, 0, 40, "header", BlockKind::KeyTable),
                  part(PartKind::IndexTable, 40, 8, "index", BlockKind::KeyTable),
                  part(PartKind::Entry, 48, 24, "entry x", BlockKind::KeyTable),
                  part(PartKind::FreeEntries, 72, 32, "free", BlockKind::KeyTable)};
  return object;
}

TEST(ByteStrip, AWordIsARow) {
  const Strip strip = strip_of(slotted(), "Point");
  const StripLayout layout = lay_out(strip, 20);
  ASSERT_EQ(layout.cells.size(), 5u);
  EXPECT_FLOAT_EQ(layout.cells[0].rect.height(), 2 * word_height);
  EXPECT_FLOAT_EQ(layout.cells[3].rect.height(), word_height);
  EXPECT_FLOAT_EQ(layout.cells[3].rect.min.y, layout.cells[2].rect.max.y);
  EXPECT_FLOAT_EQ(layout.cells[3].rect.max.x, 20);
}

TEST(ByteStrip, BlocksAreKeptApart) {
  const Strip strip = strip_of(with_dict(), "Point");
  ASSERT_EQ(strip.blocks.size(), 3u);
  EXPECT_EQ(strip.blocks[2].bytes, 104);
  EXPECT_EQ(bytes_of(strip, Family::Dictionary), 8 + 64 + 40 + 8 + 24);
  EXPECT_EQ(lay_out(strip, 20).headings.size(), 3u);
}

TEST(ByteStrip, PartsOfAWordShareItsRow) {
  ObjectView object;
  object.parts = {part(PartKind::Payload, 0, 4, "length"), part(PartKind::Payload, 4, 4, "flags"),
                  part(PartKind::Payload, 8, 3, "text"), part(PartKind::Padding, 11, 5, "padding"),
                  part(PartKind::Payload, 16, 8, "next")};
  const StripLayout layout = lay_out(strip_of(object, ""), 19.6f);
  ASSERT_EQ(layout.cells.size(), 5u);
  EXPECT_FLOAT_EQ(layout.cells[0].rect.min.y, layout.cells[1].rect.min.y);
  EXPECT_FLOAT_EQ(layout.cells[0].rect.max.x, layout.cells[1].rect.min.x);
  EXPECT_FLOAT_EQ(layout.cells[2].rect.min.y, layout.cells[0].rect.max.y);
  EXPECT_FLOAT_EQ(layout.cells[4].rect.min.y, layout.cells[3].rect.max.y);
}

TEST(ByteStrip, LongPartsAreShortened) {
  ObjectView object;
  object.parts = {part(PartKind::FreeEntries, 0, 8000, "free")};
  const StripLayout layout = lay_out(strip_of(object, ""), 20);
  EXPECT_TRUE(layout.cells[0].shortened);
  EXPECT_LT(layout.height, 10);
}

TEST(ByteStrip, MorphMovesWhatBothHaveAndFadesTheRest) {
  const Strip first = strip_of(with_dict(), "3.10");
  const Strip second = strip_of(slotted(), "slotted");
  const StripLayout from = lay_out(first, 20);
  const StripLayout to = lay_out(second, 20);
  for (const MorphedCell& cell : morph(first, from, second, to, 1)) {
    if (cell.from_second) {
      EXPECT_EQ(cell.alpha, 1);
      EXPECT_FLOAT_EQ(cell.rect.min.y, to.cells[cell.index].rect.min.y);
    } else {
      EXPECT_EQ(cell.alpha, 0);
    }
  }
  std::size_t appearing = 0;
  for (const MorphedCell& cell : morph(first, from, second, to, 0)) appearing += cell.from_second && cell.alpha == 0;
  EXPECT_EQ(appearing, 2u);
}

TEST(ByteStrip, TellsWhatDiffers) {
  const Strip first = strip_of(with_dict(), "");
  const Strip second = strip_of(slotted(), "");
  EXPECT_EQ(differing_parts(first, second), (std::vector<bool>{false, false, false, true, true}));
}

TEST(ByteStrip, TextTwinListsEveryPart) {
  EXPECT_EQ(text_twin(strip_of(slotted(), "Point on 3.13")),
            "Point on 3.13\nobject, 48 bytes\n   -16    16  GC head\n     0     8  refcount\n     8     8  type\n    "
            "16     8  slot x\n"
            "    24     8  slot y\nin all 48 bytes; sys.getsizeof says 32\n");
}

TEST(ByteStrip, EveryKindHasAFamily) {
  for (int kind = 0; kind <= static_cast<int>(PartKind::Spare); ++kind) {
    const Family family = family_of(static_cast<PartKind>(kind));
    EXPECT_TRUE(family <= Family::Spare);
  }
  EXPECT_EQ(family_of(PartKind::Slot), Family::Slot);
  EXPECT_EQ(family_of(PartKind::Entry), Family::Dictionary);
}

}  // namespace
}  // namespace slotscope::strip
