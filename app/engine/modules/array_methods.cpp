// The methods of array.array (CPython: Modules/arraymodule.c).
#include <algorithm>
#include <cstring>

#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/modules/array.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope {

namespace {

Ref<> method_append(Object* self, const Args& args) {
  return array_append(as_array(self), args[0]) ? none() : Ref<>();
}
Ref<> method_extend(Object* self, const Args& args) {
  return array_extend(as_array(self), args[0]) ? none() : Ref<>();
}

Ref<> method_buffer_info(Object* self, const Args&) {
  const Ref<> address =
      make_int(static_cast<std::int64_t>(reinterpret_cast<std::uintptr_t>(as_array(self)->bytes->data())));
  const Ref<> size = make_int(static_cast<std::int64_t>(as_array(self)->size()));
  return tuple_of(address.get(), size.get());
}

Ref<> method_byteswap(Object* self, const Args&) {
  char* data = as_array(self)->bytes->data();
  const std::size_t size = as_array(self)->kind->size;
  for (std::size_t i = 0; i < as_array(self)->size(); ++i) std::reverse(data + i * size, data + (i + 1) * size);
  return none();
}

Ref<> method_clear(Object* self, const Args&) {
  return array_resize(as_array(self), 0) ? none() : Ref<>();
}

Ref<> method_copy(Object* self, const Args&) {
  Ref<Array> copy = new_array(text_state().array_type, as_array(self)->kind, as_array(self)->size());
  if (copy) *copy->bytes = *as_array(self)->bytes;
  return copy;
}

/// The first place of a value in [start, stop); -1: none, -2: an exception is pending.
std::int64_t find_item(const Array* array, Object* value, std::int64_t start, std::int64_t stop) {
  for (std::int64_t i = start; i < stop && i < static_cast<std::int64_t>(array->size()); ++i) {
    const Ref<> item = array_item_at(array, static_cast<std::size_t>(i));
    const Tri equal = item ? objects_equal(item.get(), value) : Tri::Error;
    if (equal == Tri::Error) return -2;
    if (equal == Tri::True) return i;
    if (i % 4096 == 4095 && !keep_going()) return -2;
  }
  return -1;
}

Ref<> method_count(Object* self, const Args& args) {
  std::int64_t count = 0;
  for (std::int64_t at = -1; (at = find_item(as_array(self), args[0], at + 1, INT64_MAX)) != -1; ++count) {
    if (at == -2) return {};
  }
  return make_int(count);
}

Ref<> method_index(Object* self, const Args& args) {
  const auto size = static_cast<std::int64_t>(as_array(self)->size());
  if (!since(10) && args.count != 1)
    return raise(vm().errors.TypeError,
                 cat(since(9) ? "array." : "", "index() takes exactly one argument (", args.count, " given)"));
  std::int64_t start = 0, stop = size;
  if (args.count > 1 && !slice_bound_argument(args[1], start)) return {};
  if (args.count > 2 && !slice_bound_argument(args[2], stop)) return {};
  if (start < 0) start = std::max<std::int64_t>(start + size, 0);
  if (stop < 0) stop += size;
  const std::int64_t at = find_item(as_array(self), args[0], start, stop);
  if (at >= 0) return make_int(at);
  return at == -2 ? Ref<>() : Ref<>(raise(vm().errors.ValueError, "array.index(x): x not in array"));
}

bool erase_at(Array* array, std::size_t index) {
  const std::size_t size = array->kind->size;
  std::string rest(*array->bytes);
  rest.erase(index * size, size);
  if (!array_resize(array, array->size() - 1)) return false;
  array->bytes->assign(rest);
  return true;
}

Ref<> method_remove(Object* self, const Args& args) {
  const std::int64_t at = find_item(as_array(self), args[0], 0, INT64_MAX);
  if (at == -2) return {};
  if (at == -1) return raise(vm().errors.ValueError, "array.remove(x): x not in array");
  return erase_at(as_array(self), static_cast<std::size_t>(at)) ? none() : Ref<>();
}

Ref<> method_pop(Object* self, const Args& args) {
  const auto size = static_cast<std::int64_t>(as_array(self)->size());
  std::int64_t index = -1;
  if (args.count > 0 && !read_c_size(args[0], index)) return {};
  if (size == 0) return raise(vm().errors.IndexError, "pop from empty array");
  if (index < 0) index += size;
  if (index < 0 || index >= size) return raise(vm().errors.IndexError, "pop index out of range");
  Ref<> item = array_item_at(as_array(self), static_cast<std::size_t>(index));
  if (!item || !erase_at(as_array(self), static_cast<std::size_t>(index))) return {};
  return item;
}

Ref<> method_insert(Object* self, const Args& args) {
  Array* array = as_array(self);
  std::int64_t index;
  char item[8];
  if (!read_c_size(args[0], index) || !array_pack(array->kind, args[1], item)) return {};
  const auto size = static_cast<std::int64_t>(array->size());
  if (index < 0) index += size;
  const auto at = static_cast<std::size_t>(std::clamp<std::int64_t>(index, 0, size));
  if (!array_resize(array, array->size() + 1)) return {};
  array->bytes->resize(array->bytes->size() - array->kind->size);
  array->bytes->insert(at * array->kind->size, item, array->kind->size);
  return none();
}

Ref<> method_reverse(Object* self, const Args&) {
  std::reverse(as_array(self)->bytes->begin(), as_array(self)->bytes->end());
  return method_byteswap(self, Args{});
}

Ref<> method_tolist(Object* self, const Args&) {
  const Ref<List> list = make_list(as_array(self)->size());
  for (std::size_t i = 0; i < as_array(self)->size(); ++i) {
    Ref<> item = array_item_at(as_array(self), i);
    if (!item) return {};
    list->items[i] = item.take();
  }
  return list;
}

Ref<> method_tobytes(Object* self, const Args&) {
  return make_bytes(*as_array(self)->bytes);
}

Ref<> method_fromlist(Object* self, const Args& args) {
  if (!is_list(args[0])) return raise(vm().errors.TypeError, "arg must be list");
  Array* array = as_array(self);
  const List* list = as_list(args[0]);
  const std::size_t old = array->size(), added = list->size, size = array->kind->size;
  if (added == 0) return none();
  if (!array_resize(array, old + added)) return {};
  for (std::size_t i = 0; i < added; ++i) {
    char item[8];
    const bool same = list->size == added;
    if (!same) raise(vm().errors.RuntimeError, "list changed size during iteration");
    if (!same || !array_pack(array->kind, list->items[i], item)) {
      array->bytes->resize(old * size);
      return {};
    }
    std::memcpy(array->bytes->data() + (old + i) * size, item, size);
  }
  return none();
}

Ref<> method_frombytes(Object* self, const Args& args) {
  std::string_view bytes;
  if (!required_bytes(args[0], bytes)) return {};
  if (bytes.size() % as_array(self)->kind->size != 0)
    return raise(vm().errors.ValueError, "bytes length not a multiple of item size");
  return array_append_bytes(as_array(self), bytes) ? none() : Ref<>();
}

Ref<> method_tostring(Object* self, const Args& args) {
  if (!warn(vm().errors.DeprecationWarning, "tostring() is deprecated. Use tobytes() instead.")) return {};
  return method_tobytes(self, args);
}

Ref<> method_fromstring(Object* self, const Args& args) {
  std::string_view data;
  if (!is_str(args[0]) && !required_bytes(args[0], data)) return {};
  if (!warn(vm().errors.DeprecationWarning, "fromstring() is deprecated. Use frombytes() instead.")) return {};
  if (!is_str(args[0])) return method_frombytes(self, args);
  const Ref<> bytes = make_bytes(to_utf8(as_str(args[0])));
  Object* const given = bytes.get();
  return method_frombytes(self, Args{&given, 1, nullptr});
}

bool holds_text(const Array* array, std::string_view function) {
  if (array->kind->format == 'w') return true;
  return raise(vm().errors.ValueError,
               cat(function, "() may only be called on unicode type arrays", since(13) ? " ('u' or 'w')" : ""));
}

Ref<> method_tounicode(Object* self, const Args&) {
  const Array* array = as_array(self);
  if (!holds_text(array, "tounicode")) return {};
  StrBuilder text;
  for (std::size_t i = 0; i < array->size(); ++i) {
    const Ref<> character = array_item_at(array, i);
    if (!character) return {};
    text.append(as_str(character.get()));
  }
  return text.finish();
}

Ref<> method_fromunicode(Object* self, const Args& args) {
  if (!is_str(args[0]))
    return raise(vm().errors.TypeError, cat("fromunicode() argument must be str, not ", type_name_of(args[0])));
  if (!holds_text(as_array(self), "fromunicode")) return {};
  std::string bytes;
  for (std::size_t i = 0; i < as_str(args[0])->length; ++i) {
    const std::uint32_t character = as_str(args[0])->at(i);
    bytes.append(reinterpret_cast<const char*>(&character), sizeof character);
  }
  return array_append_bytes(as_array(self), bytes) ? none() : Ref<>();
}

Ref<> method_tofile(Object* self, const Args& args) {
  constexpr std::size_t block = 64 * 1024;
  const Ref<Str> write = name_of("write");
  for (std::size_t at = 0; at < as_array(self)->bytes->size(); at += block) {
    const Ref<> bytes = make_bytes(std::string_view(*as_array(self)->bytes).substr(at, block));
    if (!call_method(args[0], write.get(), bytes.get())) return {};
  }
  return none();
}

Ref<> method_fromfile(Object* self, const Args& args) {
  Array* array = as_array(self);
  std::int64_t count;
  if (!read_c_size(args[1], count)) return {};
  if (count < 0) return raise(vm().errors.ValueError, "negative count");
  const Ref<> wanted = make_int(count * array->kind->size);
  const Ref<Str> read = name_of("read");
  const Ref<> bytes = call_method(args[0], read.get(), wanted.get());
  if (!bytes) return {};
  if (!is_bytes(bytes.get())) return raise(vm().errors.TypeError, "read() didn't return bytes");
  Object* const only[] = {bytes.get()};
  const Args one{only, 1};
  const Ref<> added = method_frombytes(self, one);
  if (!added) return {};
  if (static_cast<std::int64_t>(as_bytes(bytes.get())->length) != count * array->kind->size)
    return raise(vm().errors.EOFError, "read() didn't return enough bytes");
  return none();
}

Ref<> method_reduce_ex(Object* self, const Args& args) {
  int protocol;
  if (!is_int(args[0])) return raise(vm().errors.TypeError, "__reduce_ex__ argument should be an integer");
  if (!read_c_int(args[0], protocol)) return {};
  Ref<> state;
  if (look_up_attribute(self, vm().names.__dict__, state) == Tri::Error) return {};
  if (!state) state = none();
  Object* type = self->type;
  const Ref<> code = make_char(static_cast<unsigned char>(as_array(self)->kind->code));
  if (protocol < 3) {
    const Ref<> list = method_tolist(self, Args{});
    if (!list) return {};
    const Ref<Tuple> arguments = tuple_of(code.get(), list.get());
    return tuple_of<Object*>(type, arguments.get(), state.get());
  }
  const Ref<Str> module_name = name_of("array");
  Object* module = dict_get(vm().modules, static_cast<Object*>(module_name.get()));
  if (!module) return raise(vm().errors.RuntimeError, "the module array is gone from sys.modules");
  const Ref<> reconstructor = get_attribute(module, "_array_reconstructor"),
              form = make_int(as_array(self)->kind->machine_format);
  const Ref<> bytes = make_bytes(*as_array(self)->bytes);
  if (!reconstructor) return {};
  const Ref<Tuple> arguments = tuple_of<Object*>(type, code.get(), form.get(), bytes.get());
  return tuple_of<Object*>(reconstructor.get(), arguments.get(), state.get());
}

Ref<> method_sizeof(Object* self, const Args&) {
  return make_int(self->type->model.basicsize +
                  static_cast<std::int64_t>(as_array(self)->model_allocated * as_array(self)->kind->size));
}

}  // namespace

std::vector<NativeDef> array_methods() {
  return {
      {"append", method_append, Arity::one(), "($self, v, /)", "Append new value v to the end of the array."},
      {"buffer_info", method_buffer_info, Arity::none(), "($self, /)",
       "Return a tuple (address, length) giving the current memory address and the length in items of the buffer used "
       "to hold array's contents."},
      {"byteswap", method_byteswap, Arity::none(), "($self, /)", "Byteswap all items of the array."},
      {.name = "clear",
       .function = method_clear,
       .arity = Arity::none(),
       .signature = "($self, /)",
       .doc = "Remove all items from the array.",
       .since = 13},
      {"__copy__", method_copy, Arity::none(), "($self, /)", "Return a copy of the array."},
      {"count", method_count, Arity::one(), "($self, v, /)", "Return number of occurrences of v in the array."},
      {"__deepcopy__", method_copy, Arity::one(), "($self, unused, /)", "Return a copy of the array."},
      {"extend", method_extend, Arity::one(), "($self, bb, /)", "Append items to the end of the array."},
      {"fromfile", method_fromfile, Arity::range(2, 2), "($self, f, n, /)",
       "Read n objects from the file object f and append them to the end of the array."},
      {"fromlist", method_fromlist, Arity::one(), "($self, list, /)", "Append items to array from list."},
      {"frombytes", method_frombytes, Arity::one(), "($self, buffer, /)",
       "Appends items from the string, interpreting it as an array of machine values."},
      {"fromunicode", method_fromunicode, Arity::one(), "($self, ustr, /)",
       "Extends this array with data from the unicode string ustr."},
      {"index", method_index, Arity::range(1, 3), "($self, v, start=0, stop=sys.maxsize, /)",
       "Return index of first occurrence of v in the array."},
      {"insert", method_insert, Arity::range(2, 2), "($self, i, v, /)",
       "Insert a new item v into the array before position i."},
      {"pop", method_pop, Arity::range(0, 1), "($self, i=-1, /)",
       "Return the i-th element and delete it from the array."},
      {"__reduce_ex__", method_reduce_ex, Arity::one(), "($self, value, /)", "Return state information for pickling."},
      {"remove", method_remove, Arity::one(), "($self, v, /)", "Remove the first occurrence of v in the array."},
      {"reverse", method_reverse, Arity::none(), "($self, /)", "Reverse the order of the items in the array."},
      {"tofile", method_tofile, Arity::one(), "($self, f, /)",
       "Write all items (as machine values) to the file object f."},
      {"tolist", method_tolist, Arity::none(), "($self, /)", "Convert array to an ordinary list with the same items."},
      {.name = "tostring", .function = method_tostring, .arity = Arity::none(), .signature = "($self, /)", .until = 8},
      {.name = "fromstring",
       .function = method_fromstring,
       .arity = Arity::one(),
       .signature = "($self, buffer, /)",
       .until = 8},
      {"tobytes", method_tobytes, Arity::none(), "($self, /)",
       "Convert the array to an array of machine values and return the bytes representation."},
      {"tounicode", method_tounicode, Arity::none(), "($self, /)", "Convert the array to a unicode string."},
      {"__sizeof__", method_sizeof, Arity::none(), "($self, /)", "Size of the array in memory, in bytes."},
      class_getitem_since(12),
  };
}

}  // namespace slotscope
