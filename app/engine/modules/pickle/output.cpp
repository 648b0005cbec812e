// The bytes of a pickle as they are written, cut into frames from protocol 4 on.
#include "engine/modules/pickle/output.hpp"

#include <algorithm>
#include <bit>

#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/machine/interpreter.hpp"
#include "engine/modules/pickle/opcodes.hpp"

namespace slotscope::pickle {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie in memory");

bool Output::begin_frame() {
  if (room_ - size_ < frame_head && !grow(frame_head)) return false;
  frame_start_ = size_;
  size_ += frame_head;
  in_frame_ = true;
  return true;
}

void Output::end_frame() {
  if (!in_frame_) return;
  in_frame_ = false;
  char* head = data_ + frame_start_;
  const std::uint64_t length = size_ - frame_start_ - frame_head;
  if (length >= least_frame) {
    *head = opcode::frame;
    std::memcpy(head + 1, &length, sizeof length);
  } else {
    std::memmove(head, head + frame_head, length);
    size_ -= frame_head;
  }
}

bool Output::grow(std::size_t bytes) {
  constexpr std::size_t first = 256, unchecked = 64 * 1024;
  const std::size_t room = std::max(first, (size_ + bytes) / 2 * 3);
  if (room > unchecked && !may_allocate(room - room_)) return false;
  resize(room);
  return true;
}

void Output::resize(std::size_t room) {
  data_ = resize_external(data_, room);
  room_ = room;
}

void Output::clear() {
  if (data_) free_external(data_);
  data_ = nullptr;
  size_ = room_ = 0;
  in_frame_ = false;
}

Ref<> Output::take() {
  constexpr std::size_t worth_keeping = 4096;
  Ref<> result;
  if (size_ < worth_keeping) {
    result = make_bytes(view());
  } else {
    resize(size_);
    result = make_bytes_owning(data_, size_);
    data_ = nullptr;
  }
  clear();
  return result;
}

}  // namespace slotscope::pickle
