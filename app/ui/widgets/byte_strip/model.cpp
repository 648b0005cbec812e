// Sorts an object's parts into its blocks.
#include "ui/widgets/byte_strip/model.hpp"

#include <algorithm>

#include "ui/widgets/object_diagram/model.hpp"

namespace slotscope::strip {
namespace {

std::string title_of(BlockKind kind) {
  switch (kind) {
    case BlockKind::Object:
      return "object";
    case BlockKind::ValuesArray:
      return "values array";
    case BlockKind::Dict:
      return "dict object";
    case BlockKind::KeyTable:
      return "key table";
    case BlockKind::ItemsBuffer:
      return "items";
    case BlockKind::Other:
      return "further block";
  }
  return {};
}

std::string padded(std::string text, std::size_t width, bool right) {
  const std::string blanks(width > text.size() ? width - text.size() : 0, ' ');
  return right ? blanks + text : text + blanks;
}

}  // namespace

Family family_of(PartKind kind) {
  switch (kind) {
    case PartKind::GcHead:
    case PartKind::RefCount:
    case PartKind::TypePointer:
    case PartKind::WeakrefPointer:
    case PartKind::WeakrefList:
    case PartKind::Size:
      return Family::Header;
    case PartKind::Slot:
      return Family::Slot;
    case PartKind::ManagedPreHeader:
    case PartKind::InlineValues:
    case PartKind::InlineValue:
    case PartKind::DictPointer:
    case PartKind::DictObject:
    case PartKind::KeyTableHeader:
    case PartKind::IndexTable:
    case PartKind::Entry:
    case PartKind::SharedKeys:
      return Family::Dictionary;
    case PartKind::Items:
    case PartKind::ItemsBuffer:
    case PartKind::Payload:
      return Family::Content;
    case PartKind::FreeEntries:
    case PartKind::Padding:
    case PartKind::Spare:
      return Family::Spare;
  }
  return Family::Content;
}

Strip strip_of(const ObjectView& object, std::string title) {
  Strip strip;
  strip.title = std::move(title);
  strip.allocated = object.allocated_bytes;
  strip.sizeof_bytes = object.sizeof_bytes;
  for (const Part& part : object.parts) {
    if (strip.blocks.empty() || strip.blocks.back().kind != part.block) {
      strip.blocks.push_back({part.block, title_of(part.block), 0, {}});
    }
    strip.blocks.back().parts.push_back(part);
    strip.blocks.back().bytes += part.bytes;
  }
  for (Block& block : strip.blocks) {
    std::stable_sort(block.parts.begin(), block.parts.end(),
                     [](const Part& a, const Part& b) { return a.offset < b.offset; });
  }
  return strip;
}

std::int64_t bytes_of(const Strip& strip, Family family) {
  std::int64_t bytes = 0;
  for (const Block& block : strip.blocks) {
    for (const Part& part : block.parts) bytes += family_of(part.kind) == family ? part.bytes : 0;
  }
  return bytes;
}

std::string explanation(const Part& part) {
  std::string text =
      part.name + ": " + diagram::bytes_text(part.bytes) + " at offset " + std::to_string(part.offset) + ".";
  if (!part.value.empty()) text += " Holds " + part.value + ".";
  if (!part.note.empty()) text += " " + part.note;
  return text;
}

std::string text_twin(const Strip& strip) {
  std::size_t name_width = 0;
  for (const Block& block : strip.blocks) {
    for (const Part& part : block.parts) name_width = std::max(name_width, part.name.size());
  }
  std::string text = strip.title + "\n";
  for (const Block& block : strip.blocks) {
    text += block.title + ", " + diagram::bytes_text(block.bytes) + "\n";
    for (const Part& part : block.parts) {
      std::string line = padded(std::to_string(part.offset), 6, true) + "  " +
                         padded(std::to_string(part.bytes), 4, true) + "  " + padded(part.name, name_width, false) +
                         "  " + part.value;
      line.erase(line.find_last_not_of(' ') + 1);
      text += line + "\n";
    }
  }
  text += "in all " + diagram::bytes_text(strip.allocated) + "; sys.getsizeof says " +
          std::to_string(strip.sizeof_bytes) + "\n";
  return text;
}

}  // namespace slotscope::strip
