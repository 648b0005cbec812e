// memoryview: looking at and changing the memory of another object (CPython: Objects/memoryobject.c).
#include <algorithm>
#include <cstring>
#include <numeric>

#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/container.hpp"
#include "engine/builtins/container_types.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/str_methods.hpp"
#include "engine/objects/iterators.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {
namespace {

MemoryView* as_view(Object* o) {
  return static_cast<MemoryView*>(o);
}
char letter_of(const MemoryView* view) {
  return view->format[0] == '@' ? view->format[1] : view->format[0];
}
std::size_t dimensions(const MemoryView* view) {
  return view->shape->size();
}

std::int64_t item_count(const MemoryView* view) {
  return std::accumulate(view->shape->begin(), view->shape->end(), std::int64_t{1}, std::multiplies<>());
}

bool check_alive(const MemoryView* view) {
  return !view->released || raise(vm().errors.ValueError, "operation forbidden on released memoryview object");
}

bool is_contiguous(const MemoryView* view) {
  std::int64_t stride = view->itemsize;
  for (std::size_t i = dimensions(view); i-- > 0;) {
    if ((*view->shape)[i] > 1 && (*view->strides)[i] != stride) return false;
    stride *= (*view->shape)[i];
  }
  return true;
}

bool is_fortran_contiguous(const MemoryView* view) {
  std::int64_t stride = view->itemsize;
  for (std::size_t i = 0; i < dimensions(view); ++i) {
    if ((*view->shape)[i] > 1 && (*view->strides)[i] != stride) return false;
    stride *= (*view->shape)[i];
  }
  return true;
}

/// Appends the items below `dimension` in index order.
void pack_items(const MemoryView* view, std::size_t dimension, const char* data, std::string& out) {
  if (dimension == dimensions(view)) {
    out.append(data, static_cast<std::size_t>(view->itemsize));
    return;
  }
  for (std::int64_t i = 0; i < (*view->shape)[dimension]; ++i) {
    pack_items(view, dimension + 1, data + i * (*view->strides)[dimension], out);
  }
}

std::string packed_items(const MemoryView* view) {
  if (is_contiguous(view)) return {view->data, static_cast<std::size_t>(item_count(view) * view->itemsize)};
  std::string out;
  pack_items(view, 0, view->data, out);
  return out;
}

void set_strides(MemoryView* view) {
  view->strides->assign(dimensions(view), view->itemsize);
  for (std::size_t i = dimensions(view); i-- > 1;) (*view->strides)[i - 1] = (*view->strides)[i] * (*view->shape)[i];
}

ManagedBuffer* new_managed_buffer() {
  constexpr std::size_t modelled_bytes = 128;
  auto* managed = new ManagedBuffer{0};
  note_block(managed, modelled_bytes);
  return managed;
}

MemoryView* new_view(Object* source, ManagedBuffer* managed) {
  auto* view = allocate<MemoryView>(vm().types.memoryview);
  view->managed = managed;
  ++managed->views;
  view->source = source;
  view->hash = -1;
  view->shape = new std::vector<std::int64_t>;
  view->strides = new std::vector<std::int64_t>;
  retain(source);
  lend_buffer(source);
  track(view);
  return view;
}

/// Another view of the same memory.
Ref<MemoryView> derived_view(MemoryView* view) {
  MemoryView* result = new_view(view->source, view->managed);
  result->data = view->data;
  std::memcpy(result->format, view->format, sizeof result->format);
  result->itemsize = view->itemsize;
  result->readonly = view->readonly;
  *result->shape = *view->shape;
  *result->strides = *view->strides;
  return finish(result);
}

void let_go(MemoryView* view) {
  if (view->released) return;
  view->released = true;
  if (ManagedBuffer* managed = std::exchange(view->managed, nullptr); --managed->views == 0) {
    note_free(managed);
    delete managed;
  }
  if (view->source) {
    give_back_buffer(view->source);
    release(std::exchange(view->source, nullptr));
  }
}

void view_dealloc(Object* o) {
  MemoryView* view = as_view(o);
  if (view->weak_list) clear_weak_references(o);
  let_go(view);
  delete view->shape;
  delete view->strides;
  delete view->packed;
  free_object(o);
}

void view_traverse(Object* o, Visitor visit, void* context) {
  if (as_view(o)->source) visit(as_view(o)->source, context);
}

Ref<> view_new(Type*, const Args& args) {
  static const char* const keywords[] = {"object", nullptr};
  Object* object = nullptr;
  if (!read_arguments("memoryview", args, keywords, {.required = 1}, {&object})) return {};
  return make_memoryview(object);
}

Ref<> view_repr(Object* o) {
  char address[32];
  std::snprintf(address, sizeof address, "%p", static_cast<void*>(o));
  return make_str(cat(as_view(o)->released ? "<released memory at " : "<memory at ", address, ">"));
}

bool view_hash(Object* o, std::int64_t& result) {
  MemoryView* view = as_view(o);
  if (view->hash == -1) {
    if (!check_alive(view)) return false;
    if (!view->readonly) return raise(vm().errors.ValueError, "cannot hash writable memoryview object");
    const char letter = letter_of(view);
    if (letter != 'B' && letter != 'b' && letter != 'c') {
      return raise(vm().errors.ValueError, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    }
    std::int64_t source_hash;
    if (!hash_of(view->source, source_hash)) return false;
    const std::string bytes = packed_items(view);
    view->hash = hash_bytes(bytes.data(), bytes.size());
  }
  result = view->hash;
  return true;
}

bool view_length(Object* o, std::int64_t& result) {
  if (!check_alive(as_view(o))) return false;
  if (dimensions(as_view(o)) == 0 && since(12)) return raise(vm().errors.TypeError, "0-dim memory has no length");
  result = dimensions(as_view(o)) == 0 ? 1 : as_view(o)->shape->front();
  return true;
}

/// Moves `data` to an index along a dimension.
bool step_to(const MemoryView* view, std::size_t dimension, std::int64_t index, char*& data) {
  const std::int64_t extent = (*view->shape)[dimension];
  if (index < 0) index += extent;
  if (index < 0 || index >= extent)
    return raise(vm().errors.IndexError, cat("index out of bounds on dimension ", dimension + 1));
  data += index * (*view->strides)[dimension];
  return true;
}

/// The place of the item that an int or a tuple of ints names; null with an exception pending.
char* item_place(MemoryView* view, Object* key) {
  char* data = view->data;
  if (!is_tuple(key)) {
    std::int64_t index;
    if (!index_value(key, index, vm().errors.IndexError)) return nullptr;
    if (dimensions(view) == 0) return raise(vm().errors.TypeError, "invalid indexing of 0-dim memory"), nullptr;
    if (dimensions(view) > 1)
      return raise(vm().errors.NotImplementedError, "multi-dimensional sub-views are not implemented"), nullptr;
    return step_to(view, 0, index, data) ? data : nullptr;
  }
  const std::size_t count = as_tuple(key)->size;
  if (count > dimensions(view)) {
    return raise(vm().errors.TypeError,
                 cat("cannot index ", dimensions(view), "-dimension view with ", count, "-element tuple")),
           nullptr;
  }
  if (count < dimensions(view)) return raise(vm().errors.NotImplementedError, "sub-views are not implemented"), nullptr;
  for (std::size_t i = 0; i < count; ++i) {
    std::int64_t index;
    if (!index_value(as_tuple(key)->items[i], index, vm().errors.IndexError) || !step_to(view, i, index, data))
      return nullptr;
  }
  return data;
}

bool is_index_tuple(Object* key) {
  return is_tuple(key) &&
         std::all_of(as_tuple(key)->begin(), as_tuple(key)->end(), [](Object* o) { return has_index(o); });
}

Ref<> sliced(MemoryView* view, Object* key) {
  std::int64_t start, stop, step;
  if (!slice_unpack(static_cast<Slice*>(key), start, stop, step)) return {};
  const std::int64_t count = slice_adjust(view->shape->front(), start, stop, step);
  Ref<MemoryView> result = derived_view(view);
  result->data += start * view->strides->front();
  result->shape->front() = std::max<std::int64_t>(count, 0);
  result->strides->front() *= step;
  return result;
}

bool is_tuple_of_slices(Object* key) {
  if (!is_tuple(key) || as_tuple(key)->size == 0) return false;
  return std::all_of(as_tuple(key)->begin(), as_tuple(key)->end(), [](Object* part) { return is_slice(part); });
}

Ref<> view_subscript(Object* o, Object* key) {
  MemoryView* view = as_view(o);
  if (!check_alive(view)) return {};
  if (key == vm().ellipsis && dimensions(view) == 0) return Ref<>::share(o);
  if (is_tuple(key) && as_tuple(key)->size == 0 && dimensions(view) == 0)
    return unpack_native(letter_of(view), view->data);
  if (has_index(key) || is_index_tuple(key)) {
    const char* place = item_place(view, key);
    return place ? unpack_native(letter_of(view), place) : Ref<>();
  }
  if (is_slice(key) && dimensions(view) >= 1) return sliced(view, key);
  if (is_tuple_of_slices(key))
    return raise(vm().errors.NotImplementedError, "multi-dimensional slicing is not implemented");
  return raise(vm().errors.TypeError, "memoryview: invalid slice key");
}

Ref<> view_item(Object* o, std::int64_t index) {
  const Ref<> key = make_int(index);
  return view_subscript(o, key.get());
}

bool store(MemoryView* view, char* place, Object* value) {
  const char letter = letter_of(view);
  switch (pack_native(letter, value, place)) {
    case PackResult::Done:
      return true;
    case PackResult::WrongType:
      return raise(vm().errors.TypeError, cat("memoryview: invalid type for format '", letter, "'"));
    case PackResult::OutOfRange:
      return raise(vm().errors.ValueError, cat("memoryview: invalid value for format '", letter, "'"));
    default:
      return false;
  }
}

bool view_set_subscript(Object* o, Object* key, Object* value) {
  MemoryView* view = as_view(o);
  if (!check_alive(view)) return false;
  if (view->readonly) return raise(vm().errors.TypeError, "cannot modify read-only memory");
  if (!value) return raise(vm().errors.TypeError, "cannot delete memory");
  if (dimensions(view) == 0 && (key == vm().ellipsis || (is_tuple(key) && as_tuple(key)->size == 0)))
    return store(view, view->data, value);
  if (has_index(key) || is_index_tuple(key)) {
    char* place = item_place(view, key);
    return place && store(view, place, value);
  }
  if (is_tuple_of_slices(key) || (is_slice(key) && dimensions(view) != 1)) {
    return raise(vm().errors.NotImplementedError, "memoryview slice assignments are currently restricted to ndim = 1");
  }
  if (!is_slice(key)) return raise(vm().errors.TypeError, "memoryview: invalid slice key");
  Buffer source;
  if (!buffer_of(value, source)) {
    return vm().error ? false
                      : bool(raise(vm().errors.TypeError,
                                   cat("a bytes-like object is required, not '", type_name_of(value), "'")));
  }
  const std::string bytes(source.data, source.size);
  const Ref<> target_view = sliced(view, key);
  if (!target_view) return false;
  MemoryView* target = as_view(target_view.get());
  const char source_letter = source.format[0] == '@' ? source.format[1] : source.format[0];
  const std::int64_t count = target->shape->front();
  if (source_letter != letter_of(view) || static_cast<std::int64_t>(source.size) != count * view->itemsize) {
    return raise(vm().errors.ValueError, "memoryview assignment: lvalue and rvalue have different structures");
  }
  for (std::int64_t i = 0; i < count; ++i) {
    std::memcpy(target->data + i * target->strides->front(), bytes.data() + i * view->itemsize,
                static_cast<std::size_t>(view->itemsize));
  }
  return true;
}

Ref<> items_as_list(const MemoryView* view, std::size_t dimension, const char* data) {
  if (dimension == dimensions(view)) return unpack_native(letter_of(view), data);
  const Ref<List> list = make_list();
  for (std::int64_t i = 0; list && i < (*view->shape)[dimension]; ++i) {
    const Ref<> item = items_as_list(view, dimension + 1, data + i * (*view->strides)[dimension]);
    if (!item || !list_append(list.get(), item.get())) return {};
  }
  return list;
}

Ref<> view_compare(Object* a, Object* b, CompareOp op) {
  if (op != CompareOp::Eq && op != CompareOp::Ne) return not_implemented();
  MemoryView* view = as_view(a);
  bool equal = false;
  if (view->released || (b->type == vm().types.memoryview && as_view(b)->released)) {
    equal = a == b;
  } else {
    Ref<> other;
    if (b->type == vm().types.memoryview) {
      other = Ref<>::share(b);
    } else {
      Buffer ignored;
      if (!buffer_of(b, ignored)) return vm().error ? Ref<>() : not_implemented();
      other = make_memoryview(b);
      if (!other) return {};
    }
    MemoryView* right = as_view(other.get());
    if (*view->shape == *right->shape) {
      if (letter_of(view) == letter_of(right) && letter_of(view) != 'f' && letter_of(view) != 'd') {
        equal = packed_items(view) == packed_items(right);
      } else {
        const Ref<> left_items = items_as_list(view, 0, view->data), right_items = items_as_list(right, 0, right->data);
        if (!left_items || !right_items) return {};
        const Tri same = compare_bool(left_items.get(), right_items.get(), CompareOp::Eq);
        if (same == Tri::Error) return {};
        equal = same == Tri::True;
      }
    }
  }
  return make_bool(equal == (op == CompareOp::Eq));
}

Ref<> method_release(Object* self, const Args&) {
  let_go(as_view(self));
  return none();
}

Ref<> method_enter(Object* self, const Args&) {
  return check_alive(as_view(self)) ? Ref<>::share(self) : Ref<>();
}
Ref<> method_exit(Object* self, const Args& args) {
  return method_release(self, args);
}

Ref<> method_tobytes(Object* self, const Args& args) {
  static const char* const keywords[] = {"order", nullptr};
  Object* order = nullptr;
  if (!read_arguments("tobytes", args, keywords, {}, {&order}) || !check_alive(as_view(self))) return {};
  if (order && !is_none(order)) {
    const bool known = is_str(order) && (str_equal(as_str(order), "C") || str_equal(as_str(order), "F") ||
                                         str_equal(as_str(order), "A"));
    if (!known) return raise(vm().errors.ValueError, "order must be 'C', 'F' or 'A'");
  }
  return make_bytes(packed_items(as_view(self)));
}

Ref<> method_tolist(Object* self, const Args&) {
  return check_alive(as_view(self)) ? items_as_list(as_view(self), 0, as_view(self)->data) : Ref<>();
}

Ref<> method_hex(Object* self, const Args& args) {
  static const char* const keywords[] = {"sep", "bytes_per_sep", nullptr};
  Object *separator = nullptr, *group = nullptr;
  if (!read_arguments("hex", args, keywords, {}, {&separator, &group}) || !check_alive(as_view(self))) return {};
  return hex_text(packed_items(as_view(self)), separator, group);
}

Ref<> method_toreadonly(Object* self, const Args&) {
  if (!check_alive(as_view(self))) return {};
  Ref<MemoryView> result = derived_view(as_view(self));
  result->readonly = true;
  return result;
}

/// Gives a freshly cast view the wished shape.
bool apply_shape(MemoryView* view, Object* shape) {
  if (!is_list(shape) && !is_tuple(shape)) return raise(vm().errors.TypeError, "shape must be a list or a tuple");
  const Ref<Tuple> extents = tuple_from_iterable(shape);
  if (!extents) return false;
  std::vector<std::int64_t> wanted;
  std::int64_t items = 1;
  for (Object* each : *extents) {
    const std::optional<std::int64_t> extent = int_value(each);
    if (!extent) return raise(vm().errors.TypeError, "memoryview.cast(): elements of shape must be integers");
    if (*extent <= 0) return raise(vm().errors.ValueError, "memoryview.cast(): elements of shape must be integers > 0");
    wanted.push_back(*extent);
    items *= *extent;
  }
  if (items != item_count(view))
    return raise(vm().errors.TypeError, "memoryview: product(shape) * itemsize != buffer size");
  *view->shape = wanted;
  set_strides(view);
  return true;
}

Ref<> method_cast(Object* self, const Args& args) {
  static const char* const keywords[] = {"format", "shape", nullptr};
  Object *format = nullptr, *shape = nullptr;
  MemoryView* view = as_view(self);
  if (!read_arguments("cast", args, keywords, {.required = 1}, {&format, &shape}) || !check_alive(view)) return {};
  if (!is_str(format) && !since(9)) return raise(vm().errors.TypeError, "memoryview: format argument must be a string");
  if (!is_str(format))
    return raise(vm().errors.TypeError, cat("cast() argument 'format' must be str, not ", argument_type_name(format)));
  if (!is_contiguous(view))
    return raise(vm().errors.TypeError, "memoryview: casts are restricted to C-contiguous views");
  if ((shape || dimensions(view) != 1) &&
      std::find(view->shape->begin(), view->shape->end(), 0) != view->shape->end()) {
    return raise(vm().errors.TypeError, "memoryview: cannot cast view with zeros in shape or strides");
  }
  const std::string text = to_utf8(as_str(format));
  const std::string letter = text.starts_with('@') ? text.substr(1) : text;
  const std::size_t size = letter.size() == 1 ? native_item_size(letter[0]) : 0;
  if (size == 0) {
    return raise(
        vm().errors.ValueError,
        "memoryview: destination format must be a native single character format prefixed with an optional '@'");
  }
  const auto is_byte = [](char c) { return c == 'b' || c == 'B' || c == 'c'; };
  if (!is_byte(letter[0]) && !is_byte(letter_of(view))) {
    return raise(vm().errors.TypeError, "memoryview: cannot cast between two non-byte formats");
  }
  const std::int64_t bytes = item_count(view) * view->itemsize;
  if (bytes % static_cast<std::int64_t>(size) != 0)
    return raise(vm().errors.TypeError, "memoryview: length is not a multiple of itemsize");
  Ref<MemoryView> result = derived_view(view);
  std::snprintf(result->format, sizeof result->format, "%s", text.c_str());
  result->itemsize = static_cast<std::int64_t>(size);
  result->shape->assign(1, bytes / static_cast<std::int64_t>(size));
  set_strides(result.get());
  if (shape && !apply_shape(result.get(), shape)) return {};
  return result;
}

Ref<> method_from_flags(Object*, const Args& args) {
  static const char* const keywords[] = {"object", "flags", nullptr};
  Object *object, *flags_object;
  int flags;
  if (!read_arguments("_from_flags", args, keywords, {.required = 2}, {&object, &flags_object}) ||
      !read_c_int(flags_object, flags))
    return {};
  return make_memoryview(object);
}

Ref<> method_iter(Object* self) {
  if (!check_alive(as_view(self))) return {};
  return make_sequence_iterator(self);
}

Ref<> method_count(Object* self, const Args& args) {
  const Ref<> items = method_tolist(self, args);
  return items ? call_method(items.get(), intern("count").get(), args[0]) : Ref<>();
}

Ref<> method_index(Object* self, const Args& args) {
  const Ref<> items = method_tolist(self, args);
  if (!items) return {};
  const Ref<> found = call_method(items.get(), intern("index").get(), args);
  if (!found && exception_matches(vm().errors.ValueError)) {
    clear_exception();
    return raise(vm().errors.ValueError, "memoryview.index(x): x not found");
  }
  return found;
}

Ref<> numbers_tuple(const std::vector<std::int64_t>& numbers) {
  Ref<Tuple> tuple = make_tuple(numbers.size());
  for (std::size_t i = 0; i < numbers.size(); ++i) tuple->items[i] = make_int(numbers[i]).take();
  return finish_tuple(std::move(tuple));
}

template <Ref<> (*read)(MemoryView*)>
Ref<> getter(Object* self) {
  return check_alive(as_view(self)) ? read(as_view(self)) : Ref<>();
}

Ref<> get_source(MemoryView* v) {
  return Ref<>::share(v->source);
}
Ref<> get_bytes(MemoryView* v) {
  return make_int(item_count(v) * v->itemsize);
}
Ref<> get_readonly(MemoryView* v) {
  return make_bool(v->readonly);
}
Ref<> get_itemsize(MemoryView* v) {
  return make_int(v->itemsize);
}
Ref<> get_format(MemoryView* v) {
  return make_str(v->format);
}
Ref<> get_dimensions(MemoryView* v) {
  return make_int(static_cast<std::int64_t>(dimensions(v)));
}
Ref<> get_shape(MemoryView* v) {
  return numbers_tuple(*v->shape);
}
Ref<> get_strides(MemoryView* v) {
  return numbers_tuple(*v->strides);
}
Ref<> get_suboffsets(MemoryView*) {
  return finish_tuple(make_tuple(0));
}
Ref<> get_contiguous(MemoryView* v) {
  return make_bool(is_contiguous(v) || is_fortran_contiguous(v));
}
Ref<> get_c_contiguous(MemoryView* v) {
  return make_bool(is_contiguous(v));
}
Ref<> get_f_contiguous(MemoryView* v) {
  return make_bool(is_fortran_contiguous(v));
}

const std::vector<NativeDef> view_methods = {
    {"release", method_release, Arity::none(), "($self, /)",
     "Release the underlying buffer exposed by the memoryview object."},
    {"tobytes", method_tobytes, Arity::any(), "($self, /, order='C')",
     "Return the data in the buffer as a byte string."},
    {"hex", method_hex, Arity::any(), "($self, /, sep=<unrepresentable>, bytes_per_sep=1)",
     "Return the data in the buffer as a str of hexadecimal numbers."},
    {"tolist", method_tolist, Arity::none(), "($self, /)", "Return the data in the buffer as a list of elements."},
    {"cast", method_cast, Arity::any(), "($self, /, format, shape=<unrepresentable>)",
     "Cast a memoryview to a new format or shape."},
    {"toreadonly", method_toreadonly, Arity::none(), "($self, /)", "Return a readonly version of the memoryview."},
    {.name = "_from_flags",
     .function = method_from_flags,
     .arity = Arity::any(),
     .doc = "Create a memoryview object.",
     .binding = NativeDef::Binding::Class,
     .since = 12},
    {.name = "count",
     .function = method_count,
     .arity = Arity::one(),
     .doc = "Count the number of occurrences of a value.",
     .since = 14},
    {.name = "index",
     .function = method_index,
     .arity = Arity::range(1, 3),
     .doc = "Return the index of the first occurrence of a value.",
     .since = 14},
    {.name = "__class_getitem__",
     .function = class_getitem,
     .arity = Arity::one(),
     .doc = "See PEP 585",
     .binding = NativeDef::Binding::Class,
     .since = 14},
    {"__enter__", method_enter, Arity::none(), nullptr, nullptr},
    {"__exit__", method_exit, Arity::any(), nullptr, nullptr},
};

const std::vector<GetSetDef> view_getsets = {
    {"obj", getter<get_source>, nullptr, "The underlying object of the memoryview."},
    {"nbytes", getter<get_bytes>, nullptr,
     "The amount of space in bytes that the array would use in a contiguous representation."},
    {"readonly", getter<get_readonly>, nullptr, "A bool indicating whether the memory is read only."},
    {"itemsize", getter<get_itemsize>, nullptr, "The size in bytes of each element of the memoryview."},
    {"format", getter<get_format>, nullptr,
     "A string containing the format (in struct module style) for each element."},
    {"ndim", getter<get_dimensions>, nullptr,
     "How many dimensions of a multi-dimensional array the memory represents."},
    {"shape", getter<get_shape>, nullptr, "The shape of the memory as an N-dimensional array."},
    {"strides", getter<get_strides>, nullptr, "The size in bytes to access each element for each dimension."},
    {"suboffsets", getter<get_suboffsets>, nullptr, "Used internally for PIL-style arrays."},
    {"c_contiguous", getter<get_c_contiguous>, nullptr, "A bool indicating whether the memory is C contiguous."},
    {"f_contiguous", getter<get_f_contiguous>, nullptr, "A bool indicating whether the memory is Fortran contiguous."},
    {"contiguous", getter<get_contiguous>, nullptr, "A bool indicating whether the memory is contiguous."},
};

}  // namespace

bool memoryview_buffer(MemoryView* view, Buffer& buffer) {
  if (!check_alive(view)) return false;
  buffer.format = view->format;
  buffer.itemsize = static_cast<std::size_t>(view->itemsize);
  buffer.size = static_cast<std::size_t>(item_count(view) * view->itemsize);
  buffer.readonly = view->readonly;
  buffer.data = view->data;
  if (is_contiguous(view)) return true;
  if (!view->packed) view->packed = new std::string;
  *view->packed = packed_items(view);
  buffer.data = view->packed->data();
  buffer.readonly = true;
  return true;
}

Ref<> make_memoryview(Object* source) {
  if (source->type == vm().types.memoryview) {
    if (!check_alive(as_view(source))) return {};
    return derived_view(as_view(source));
  }
  Buffer buffer;
  if (!buffer_of(source, buffer)) {
    return raise(vm().errors.TypeError,
                 cat("memoryview: a bytes-like object is required, not '", type_name_of(source), "'"));
  }
  MemoryView* view = new_view(source, new_managed_buffer());
  view->data = buffer.data;
  view->readonly = buffer.readonly;
  view->itemsize = static_cast<std::int64_t>(buffer.itemsize);
  std::snprintf(view->format, sizeof view->format, "%.*s", static_cast<int>(buffer.format.size()),
                buffer.format.data());
  view->shape->assign(1, static_cast<std::int64_t>(buffer.size / buffer.itemsize));
  set_strides(view);
  return finish<Object>(view);
}

void set_up_memoryview_type() {
  TypeSpec spec;
  spec.name = "memoryview";
  spec.struct_size = sizeof(MemoryView);
  spec.weakref_offset = offsetof(MemoryView, weak_list);
  spec.flags = type_flag::has_gc | type_flag::sequence;
  spec.methods = &view_methods;
  spec.getsets = &view_getsets;
  spec.doc = "Create a new memoryview object which references the given object.";
  TypeSlots& slots = spec.slots;
  slots.dealloc = view_dealloc;
  slots.traverse = view_traverse;
  slots.repr = view_repr;
  slots.hash = view_hash;
  slots.richcompare = view_compare;
  slots.iter = method_iter;
  slots.new_ = view_new;
  slots.mp_length = view_length;
  slots.mp_subscript = view_subscript;
  slots.mp_ass_subscript = view_set_subscript;
  slots.sq_length = view_length;
  slots.sq_item = view_item;
  make_type(spec, vm().types.memoryview);
}

}  // namespace slotscope
