// The bytes of a pickle as they are written, cut into frames from protocol 4 on (CPython: Modules/_pickle.c,
// _Pickler_Write).
//
// One block that grows; when everything is written it becomes the bytes object without being copied. The head of a
// frame is reserved when its first byte is written and filled in when the frame ends.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

#include "engine/objects/object.hpp"

namespace slotscope::pickle {

class Output {
 public:
  static constexpr std::size_t frame_target = 64 * 1024;  ///< a frame ends behind the object that makes it this large

  Output() = default;
  ~Output() { clear(); }
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // Each answers false with MemoryError pending when the limit of memory is reached.
  bool write(char byte) {
    char* place = extend(1);
    if (!place) return false;
    *place = byte;
    return true;
  }
  bool write(std::string_view bytes) {
    char* place = extend(bytes.size());
    if (!place) return false;
    std::memcpy(place, bytes.data(), bytes.size());
    return true;
  }
  /// An opcode and a number of `width` bytes, the lowest first.
  bool write(char opcode, std::uint64_t number, std::size_t width) {
    char* place = extend(width + 1);
    if (!place) return false;
    *place = opcode;
    std::memcpy(place + 1, &number, width);
    return true;
  }

  void set_framing(bool framing) { framing_ = framing; }
  bool framing() const { return framing_; }
  bool frame_is_full() const { return framing_ && in_frame_ && size_ - frame_start_ - frame_head >= frame_target; }
  void end_frame();

  std::string_view view() const { return {data_, size_}; }
  void clear();
  /// Everything written, as a bytes object; the output is empty then.
  Ref<> take();

 private:
  static constexpr std::size_t frame_head = 9;
  static constexpr std::size_t least_frame = 4;  ///< a shorter one goes without its head

  char* extend(std::size_t bytes) {
    if (framing_ && !in_frame_ && !begin_frame()) return nullptr;
    if (room_ - size_ < bytes && !grow(bytes)) return nullptr;
    char* place = data_ + size_;
    size_ += bytes;
    return place;
  }
  bool begin_frame();
  bool grow(std::size_t bytes);
  void resize(std::size_t room);

  char* data_ = nullptr;  ///< an external block (builtins/text_support.hpp)
  std::size_t size_ = 0, room_ = 0;
  std::size_t frame_start_ = 0;
  bool framing_ = false, in_frame_ = false;
};

}  // namespace slotscope::pickle
