// One object as its bytes: its blocks of memory, each a run of named parts.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/engine.hpp"

namespace slotscope::strip {

/// What a part is to the subject; decides colour and pattern.
enum class Family : std::uint8_t {
  Header,      ///< every object pays for it
  Slot,        ///< kept in a slot
  Dictionary,  ///< kept in a dictionary, or there because of one
  Content,     ///< items, digits, characters
  Spare,       ///< padding and room not used yet
};
Family family_of(PartKind kind);

struct Block {
  BlockKind kind = BlockKind::Object;
  std::string title;
  std::int64_t bytes = 0;
  std::vector<Part> parts;  ///< by rising offset
};

struct Strip {
  std::string title;  ///< "Point on 3.13"
  std::vector<Block> blocks;
  std::int64_t allocated = 0;
  std::int64_t sizeof_bytes = 0;  ///< what sys.getsizeof says
};

Strip strip_of(const ObjectView& object, std::string title);

/// The bytes of one family together.
std::int64_t bytes_of(const Strip& strip, Family family);

/// The strip as text: offset, size, name, value, explanation.
std::string text_twin(const Strip& strip);

/// One sentence or two on a part, for the hover and for a screen reader.
std::string explanation(const Part& part);

}  // namespace slotscope::strip
