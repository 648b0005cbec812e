// Pickling numbers, text and bytes.
#include <bit>

#include "engine/builtins/buffer.hpp"
#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/codecs.hpp"
#include "engine/builtins/import.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/modules/pickle/opcodes.hpp"
#include "engine/modules/pickle/writer.hpp"

namespace slotscope::pickle {
namespace {

/// The text as protocol 0 writes it on one line.
std::string raw_unicode(const Str* text) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  for (std::uint32_t i = 0; i < text->length; ++i) {
    const std::uint32_t c = text->at(i);
    if (c < 0x100 && c != '\\' && c != 0 && c != '\n' && c != '\r' && c != 0x1a) {
      out += static_cast<char>(c);
      continue;
    }
    const int width = c < 0x10000 ? 4 : 8;
    out += width == 4 ? "\\u" : "\\U";
    for (int place = width - 1; place >= 0; --place) out += digits[c >> 4 * place & 15];
  }
  return out;
}

/// The shortest two's complement that holds a number.
std::string long_bytes(const Int* value) {
  std::size_t length = int_bit_length(value) / 8 + 1;
  std::string bytes;
  int_to_bytes(value, length, true, true, bytes);
  const bool spare = int_sign(value) < 0 && length > 1 && bytes[length - 1] == '\xff' && (bytes[length - 2] & '\x80');
  if (spare) bytes.pop_back();
  return bytes;
}

}  // namespace

bool Writer::save_bool(bool value) {
  if (protocol_ >= 2) return output_.write(value ? opcode::newtrue : opcode::newfalse);
  return output_.write(value ? "I01\n" : "I00\n");
}

bool Writer::save_int(const Int* value) {
  if (value->is_big() || value->small > INT32_MAX || value->small < INT32_MIN) return save_long(value);
  const std::int64_t number = value->small;
  if (!binary) return output_.write(cat(opcode::integer, number, '\n'));
  const auto bits = static_cast<std::uint64_t>(number);
  if (bits <= 0xff) return output_.write(opcode::binint1, bits, 1);
  if (bits <= 0xffff) return output_.write(opcode::binint2, bits, 2);
  return output_.write(opcode::binint, bits, 4);
}

bool Writer::save_long(const Int* value) {
  if (protocol_ < 2) {
    std::string text;
    return int_to_text_checked(value, 10, text) && output_.write(cat(opcode::long_text, text, "L\n"));
  }
  const std::string bytes = long_bytes(value);
  const bool is_short = bytes.size() < 256;
  return output_.write(is_short ? opcode::long1 : opcode::long4, bytes.size(), is_short ? 1 : 4) &&
         output_.write(bytes);
}

bool Writer::save_float(double value) {
  if (!binary) return output_.write(cat(opcode::real, float_to_text(value), '\n'));
  return output_.write(opcode::binfloat, __builtin_bswap64(std::bit_cast<std::uint64_t>(value)), 8);
}

/// Large objects stand between the frames, and go to the file without a copy.
bool Writer::write_large(char opcode, std::size_t width, std::string_view payload, Object* object) {
  const bool framing = output_.framing();
  output_.end_frame();
  output_.set_framing(false);
  bool written = output_.write(opcode, payload.size(), width);
  if (written && write_) {
    const Ref<> write = write_;
    const bool goes_itself = object->type == vm().types.bytes || object->type == vm().types.bytearray;
    const Ref<> bytes = goes_itself ? share(object) : make_bytes(payload);
    written = bytes && flush() && call(write.get(), bytes.get());
  } else if (written) {
    written = output_.write(payload);
  }
  output_.set_framing(framing);
  return written;
}

bool Writer::save_str(Str* text) {
  if (!binary)
    return output_.write(opcode::unicode) && output_.write(raw_unicode(text)) && output_.write('\n') && memoize(text);
  std::string encoded;
  if (!text->ascii) encoded = to_utf8(text);
  const std::string_view bytes = text->ascii ? text->ascii_view() : std::string_view(encoded);
  bool written;
  if (bytes.size() <= 0xff && protocol_ >= 4) {
    written = output_.write(opcode::short_binunicode, bytes.size(), 1) && output_.write(bytes);
  } else if (bytes.size() > UINT32_MAX && protocol_ < 4) {
    return raise(vm().errors.OverflowError,
                 "serializing a string larger than 4 GiB requires pickle protocol 4 or higher");
  } else {
    const bool wide = bytes.size() > UINT32_MAX;
    const char opcode = wide ? opcode::binunicode8 : opcode::binunicode;
    const std::size_t width = wide ? 8 : 4;
    written = bytes.size() >= Output::frame_target ? write_large(opcode, width, bytes, text)
                                                   : output_.write(opcode, bytes.size(), width) && output_.write(bytes);
  }
  return written && memoize(text);
}

bool Writer::save_bytes(Object* o) {
  const std::string_view bytes = as_bytes(o)->view();
  if (protocol_ >= 3) return write_bytes(o, bytes);
  // Python 2 makes its str of them, this one decodes what stands for them as Latin-1.
  if (bytes.empty()) return save_reduction({.callable = vm().types.bytes, .arguments = vm().empty_tuple}, o);
  const Ref<> encode = import_attribute("_codecs", "encode");
  const Ref<Str> text = decode_bytes(bytes, "latin-1", "strict"), encoding = intern("latin1");
  if (!encode || !text) return false;
  const Ref<Tuple> arguments = tuple_of<Object*>(text.get(), encoding.get());
  return save_reduction({.callable = encode.get(), .arguments = arguments.get()}, o);
}

bool Writer::write_bytes(Object* o, std::string_view bytes) {
  bool written;
  if (bytes.size() <= 0xff) {
    written = output_.write(opcode::short_binbytes, bytes.size(), 1) && output_.write(bytes);
  } else if (bytes.size() > UINT32_MAX && protocol_ < 4) {
    return raise(vm().errors.OverflowError,
                 "serializing a bytes object larger than 4 GiB requires pickle protocol 4 or higher");
  } else {
    const bool wide = bytes.size() > UINT32_MAX;
    const char opcode = wide ? opcode::binbytes8 : opcode::binbytes;
    const std::size_t width = wide ? 8 : 4;
    written = bytes.size() >= Output::frame_target ? write_large(opcode, width, bytes, o)
                                                   : output_.write(opcode, bytes.size(), width) && output_.write(bytes);
  }
  return written && memoize(o);
}

bool Writer::save_bytearray(Object* o) {
  const std::string_view bytes = *as_bytearray(o)->bytes;
  if (protocol_ >= 5) return write_bytearray(o, bytes);
  if (bytes.empty()) return save_reduction({.callable = vm().types.bytearray, .arguments = vm().empty_tuple}, o);
  const Ref<> copy = make_bytes(bytes);
  if (!copy) return false;
  const Ref<Tuple> arguments = tuple_of(copy.get());
  return save_reduction({.callable = vm().types.bytearray, .arguments = arguments.get()}, o);
}

bool Writer::write_bytearray(Object* o, std::string_view bytes) {
  const bool written = bytes.size() >= Output::frame_target
                           ? write_large(opcode::bytearray8, 8, bytes, o)
                           : output_.write(opcode::bytearray8, bytes.size(), 8) && output_.write(bytes);
  return written && memoize(o);
}

bool Writer::save_buffer(Object* o) {
  if (protocol_ < 5) {
    return pickling_error(cat("PickleBuffer can only ", since(13) ? "be " : "", "pickled with protocol >= 5"));
  }
  const auto lent = [&](Buffer& buffer) {
    Object* view = static_cast<PickleBuffer*>(o)->view;
    if (!view) return bool(raise(vm().errors.ValueError, "operation forbidden on released PickleBuffer object"));
    return buffer_of(view, buffer);
  };
  Buffer buffer;
  if (!lent(buffer)) return false;
  if (buffer_callback_) {
    const Ref<> callback = buffer_callback_;
    const Ref<> answer = call(callback.get(), o);
    const Tri in_band = answer ? is_true(answer.get()) : Tri::Error;
    if (in_band == Tri::Error) return false;
    if (in_band == Tri::False)
      return output_.write(opcode::next_buffer) && (!buffer.readonly || output_.write(opcode::readonly_buffer));
    if (!lent(buffer)) return false;
  }
  const std::string_view bytes(buffer.data, buffer.size);
  return buffer.readonly ? write_bytes(o, bytes) : write_bytearray(o, bytes);
}

}  // namespace slotscope::pickle
