// The type array.array: construction, operators and iteration (CPython: Modules/arraymodule.c).
#include <cstring>

#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/builtins/warnings.hpp"
#include "engine/modules/array.hpp"
#include "engine/modules/collections_types.hpp"
#include "engine/objects/object_type.hpp"
#include "engine/objects/weakref.hpp"

namespace slotscope {

namespace {

// ---- life ----

void array_dealloc(Object* o) {
  Array* array = as_array(o);
  if (array->weak_list) clear_weak_references(o);
  if (array->model_allocated > 0) note_free(array->bytes);
  if (array->kind) vm().heap->bytes -= array->model_allocated * array->kind->size;
  delete array->bytes;
  free_object(o);
}

bool read_code(Object* o, std::uint32_t& code) {
  if (is_str(o) && as_str(o)->length == 1) {
    code = as_str(o)->at(0);
    return true;
  }
  return raise(vm().errors.TypeError, cat("array() argument 1 must be a unicode character, not ", type_name_of(o)));
}

bool initial_fits(const ItemKind* kind, Object* initial) {
  const bool text = kind->format == 'w';
  if (is_str(initial) && !text) {
    return raise(vm().errors.TypeError,
                 cat("cannot use a str to initialize an array with typecode '", kind->code, "'"));
  }
  if (is_array(initial) && as_array(initial)->kind->format == 'w' && !text) {
    return raise(vm().errors.TypeError,
                 cat("cannot use a unicode array to initialize an array with typecode '", kind->code, "'"));
  }
  return true;
}

/// As many items as the sequence has, each converted.
bool fill_from_sequence(Array* array, Object* values) {
  for (std::size_t i = 0; i < array->size(); ++i) {
    const Ref<> index = make_int(static_cast<std::int64_t>(i));
    const Ref<> value = get_item(values, index.get());
    char item[8];
    if (!value || !array_pack(array->kind, value.get(), item)) return false;
    std::memcpy(array->bytes->data() + i * array->kind->size, item, array->kind->size);
    if (i % 4096 == 4095 && !keep_going()) return false;
  }
  return true;
}

bool append_whole_items(Array* array, std::string_view bytes) {
  if (bytes.size() % array->kind->size != 0)
    return raise(vm().errors.ValueError, "bytes length not a multiple of item size");
  return array_append_bytes(array, bytes);
}

/// The array was made as long as the text is.
bool fill_from_text(Array* array, const Str* text) {
  std::string bytes;
  for (std::size_t i = 0; i < text->length; ++i) {
    const std::uint32_t character = text->at(i);
    bytes.append(reinterpret_cast<const char*>(&character), sizeof character);
  }
  array->bytes->assign(bytes);
  return true;
}

Ref<> array_new(Type* type, const Args& args) {
  if (args.keyword_count() > 0 && !type->is(type_flag::heap))
    return raise(vm().errors.TypeError, "array.array() takes no keyword arguments");
  if (args.count < 1) return raise(vm().errors.TypeError, "array() takes at least 1 argument (0 given)");
  if (args.count > 2)
    return raise(vm().errors.TypeError, cat("array() takes at most 2 arguments (", args.count, " given)"));
  std::uint32_t code;
  if (!read_code(args[0], code)) return {};
  if (code == 'u' && since(13) &&
      !warn(vm().errors.DeprecationWarning, "The 'u' type code is deprecated and will be removed in Python 3.16"))
    return {};
  const ItemKind* kind = item_kind(code);
  Object* initial = args.count == 2 ? args[1] : nullptr;
  if (!kind) return raise(vm().errors.ValueError, "bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)");
  if (initial && !initial_fits(kind, initial)) return {};
  std::int64_t size = 0;
  const bool sized = initial && (is_list(initial) || is_tuple(initial) || is_array(initial));
  if (sized && !length(initial, size)) return {};
  if (initial && is_str(initial)) size = as_str(initial)->length;
  Ref<Array> array = new_array(type, kind, static_cast<std::size_t>(size));
  if (!array || !initial) return array;
  bool filled;
  if (sized)
    filled = fill_from_sequence(array.get(), initial);
  else if (is_bytes(initial))
    filled = append_whole_items(array.get(), as_bytes(initial)->view());
  else if (is_bytearray(initial))
    filled = append_whole_items(array.get(), *as_bytearray(initial)->bytes);
  else if (is_str(initial))
    filled = fill_from_text(array.get(), as_str(initial));
  else
    filled = array_extend(array.get(), initial);
  return filled ? array : Ref<Array>();
}

// ---- looking ----

Ref<> array_repr(Object* o) {
  const Array* array = as_array(o);
  const std::string head = cat(short_type_name(o->type), "('", array->kind->code, "'");
  if (array->size() == 0) return make_str(head + ")");
  const Ref<> values = call_method(o, name_of(array->kind->format == 'w' ? "tounicode" : "tolist").get());
  if (!values) return {};
  const Ref<Str> inside = repr(values.get());
  if (!inside) return {};
  StrBuilder text;
  text.append(head + ", ");
  text.append(inside.get());
  text.append(")");
  return text.finish();
}

Ref<> array_compare(Object* a, Object* b, CompareOp op) {
  if (!is_array(a) || !is_array(b)) return not_implemented();
  const Array *left = as_array(a), *right = as_array(b);
  const bool equality = op == CompareOp::Eq || op == CompareOp::Ne;
  if (equality && left->size() != right->size()) return make_bool(op == CompareOp::Ne);
  for (std::size_t i = 0; i < std::min(left->size(), right->size()); ++i) {
    const Ref<> x = array_item_at(left, i), y = array_item_at(right, i);
    if (!x || !y) return {};
    const Tri equal = objects_equal(x.get(), y.get());
    if (equal == Tri::Error) return {};
    if (equal == Tri::False) return equality ? make_bool(op == CompareOp::Ne) : rich_compare(x.get(), y.get(), op);
    if (i % 4096 == 4095 && !keep_going()) return {};
  }
  return make_bool(holds(op, left->size(), right->size()));
}

bool array_length(Object* o, std::int64_t& result) {
  result = static_cast<std::int64_t>(as_array(o)->size());
  return true;
}

Ref<> array_item(Object* o, std::int64_t index) {
  if (index < 0 || index >= static_cast<std::int64_t>(as_array(o)->size()))
    return raise(vm().errors.IndexError, "array index out of range");
  return array_item_at(as_array(o), static_cast<std::size_t>(index));
}

Tri array_contains(Object* o, Object* value) {
  for (std::size_t i = 0; i < as_array(o)->size(); ++i) {
    const Ref<> item = array_item_at(as_array(o), i);
    const Tri equal = item ? objects_equal(item.get(), value) : Tri::Error;
    if (equal != Tri::False) return equal;
    if (i % 4096 == 4095 && !keep_going()) return Tri::Error;
  }
  return Tri::False;
}

// ---- subscripts ----

bool read_subscript(Array* array, Object* key, std::int64_t& index) {
  if (!index_value(key, index, vm().errors.IndexError)) return false;
  if (index < 0) index += static_cast<std::int64_t>(array->size());
  return true;
}

Ref<> array_subscript(Object* o, Object* key) {
  Array* array = as_array(o);
  std::int64_t start, stop, step;
  if (has_index(key)) return read_subscript(array, key, start) ? array_item(o, start) : Ref<>();
  if (!is_slice(key)) return raise(vm().errors.TypeError, "array indices must be integers");
  if (!slice_unpack(static_cast<Slice*>(key), start, stop, step)) return {};
  const std::int64_t count = slice_adjust(static_cast<std::int64_t>(array->size()), start, stop, step);
  Ref<Array> part =
      new_array(text_state().array_type, array->kind, static_cast<std::size_t>(std::max<std::int64_t>(count, 0)));
  if (!part) return {};
  const std::size_t size = array->kind->size;
  for (std::int64_t i = 0; i < count; ++i) {
    std::memcpy(part->bytes->data() + static_cast<std::size_t>(i) * size,
                array->bytes->data() + static_cast<std::size_t>(start + i * step) * size, size);
  }
  return part;
}

/// array[from:to] = bytes of whole items.
bool splice(Array* array, std::size_t from, std::size_t to, std::string_view items) {
  const std::size_t size = array->kind->size;
  std::string result(*array->bytes, 0, from * size);
  result.append(items).append(*array->bytes, to * size);
  if (!array_resize(array, result.size() / size)) return false;
  array->bytes->assign(result);
  return true;
}

bool set_single(Array* array, Object* key, Object* value) {
  std::int64_t index;
  if (!read_subscript(array, key, index)) return false;
  if (index < 0 || index >= static_cast<std::int64_t>(array->size()))
    return raise(vm().errors.IndexError, "array assignment index out of range");
  const auto at = static_cast<std::size_t>(index);
  if (!value) return splice(array, at, at + 1, {});
  char item[8];
  if (!array_pack(array->kind, value, item)) return false;
  std::memcpy(array->bytes->data() + at * array->kind->size, item, array->kind->size);
  return true;
}

bool delete_stepped(Array* array, std::int64_t start, std::int64_t count, std::int64_t step) {
  const std::int64_t first = step > 0 ? start : start + (count - 1) * step, stride = std::abs(step);
  const std::size_t size = array->kind->size;
  std::string kept;
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(array->size()); ++i) {
    const bool goes = i >= first && (i - first) % stride == 0 && (i - first) / stride < count;
    if (!goes) kept.append(*array->bytes, static_cast<std::size_t>(i) * size, size);
  }
  if (!array_resize(array, kept.size() / size)) return false;
  array->bytes->assign(kept);
  return true;
}

bool array_set_subscript(Object* o, Object* key, Object* value) {
  Array* array = as_array(o);
  if (has_index(key)) return set_single(array, key, value);
  if (!is_slice(key)) return raise(vm().errors.TypeError, "array indices must be integers");
  std::int64_t start, stop, step;
  if (!slice_unpack(static_cast<Slice*>(key), start, stop, step)) return false;
  const std::int64_t count = slice_adjust(static_cast<std::int64_t>(array->size()), start, stop, step);
  std::string items;
  if (value) {
    if (!is_array(value))
      return raise(vm().errors.TypeError,
                   cat("can only assign array (not \"", type_name_of(value), "\") to array slice"));
    if (as_array(value)->kind != array->kind)
      return raise(vm().errors.TypeError, "bad argument type for built-in operation");
    items = *as_array(value)->bytes;
  }
  if (step == 1)
    return splice(array, static_cast<std::size_t>(start),
                  static_cast<std::size_t>(start + std::max<std::int64_t>(count, 0)), items);
  if (!value) return count <= 0 || delete_stepped(array, start, count, step);
  const std::size_t size = array->kind->size;
  if (static_cast<std::int64_t>(items.size() / size) != count) {
    return raise(vm().errors.ValueError,
                 cat("attempt to assign array of size ", items.size() / size, " to extended slice of size ", count));
  }
  for (std::int64_t i = 0; i < count; ++i) {
    std::memcpy(array->bytes->data() + static_cast<std::size_t>(start + i * step) * size,
                items.data() + static_cast<std::size_t>(i) * size, size);
  }
  return true;
}

// ---- operators ----

Ref<> array_concat(Object* a, Object* b) {
  if (!is_array(b))
    return raise(vm().errors.TypeError, cat("can only append array (not \"", type_name_of(b), "\") to array"));
  if (as_array(a)->kind != as_array(b)->kind)
    return raise(vm().errors.TypeError, "bad argument type for built-in operation");
  Ref<Array> sum = new_array(text_state().array_type, as_array(a)->kind, as_array(a)->size() + as_array(b)->size());
  if (sum) *sum->bytes = *as_array(a)->bytes + *as_array(b)->bytes;
  return sum;
}

bool repeated_size(const Array* array, std::int64_t count, std::size_t& size) {
  size = 0;
  if (count <= 0 || array->size() == 0) return true;
  if (static_cast<std::uint64_t>(count) > static_cast<std::uint64_t>(INT64_MAX) / array->bytes->size())
    return raise_no_arguments(vm().errors.MemoryError);
  size = array->size() * static_cast<std::size_t>(count);
  return may_allocate(size * array->kind->size);
}

void repeat_into(std::string& target, const std::string& pattern) {
  for (std::size_t at = 0; at < target.size(); at += pattern.size()) target.replace(at, pattern.size(), pattern);
}

Ref<> array_repeat(Object* o, std::int64_t count) {
  std::size_t size;
  if (!repeated_size(as_array(o), count, size)) return {};
  Ref<Array> result = new_array(text_state().array_type, as_array(o)->kind, size);
  if (result && size > 0) repeat_into(*result->bytes, *as_array(o)->bytes);
  return result;
}

Ref<> array_inplace_concat(Object* o, Object* other) {
  if (!is_array(other))
    return raise(vm().errors.TypeError, cat("can only extend array with array (not \"", type_name_of(other), "\")"));
  return array_extend(as_array(o), other) ? share(o) : Ref<>();
}

Ref<> array_inplace_repeat(Object* o, std::int64_t count) {
  const std::string pattern = *as_array(o)->bytes;
  std::size_t size;
  if (!repeated_size(as_array(o), count, size) || !array_resize(as_array(o), size)) return {};
  if (size > 0) repeat_into(*as_array(o)->bytes, pattern);
  return share(o);
}

// ---- the iterator ----

struct ArrayIterator : Object {
  Array* array;  ///< null: exhausted
  std::size_t index;
};
ArrayIterator* as_iterator(Object* o) {
  return static_cast<ArrayIterator*>(o);
}

void iterator_dealloc(Object* o) {
  release_if(as_iterator(o)->array);
  free_object(o);
}

void iterator_traverse(Object* o, Visitor visit, void* context) {
  if (as_iterator(o)->array) visit(as_iterator(o)->array, context);
}

Ref<> iterator_itself(Object* o) {
  return share(o);
}

Ref<> iterator_next(Object* o) {
  ArrayIterator* iterator = as_iterator(o);
  if (!iterator->array) return {};
  if (iterator->index < iterator->array->size()) return array_item_at(iterator->array, iterator->index++);
  release(std::exchange(iterator->array, nullptr));
  return {};
}

Ref<> iterator_reduce(Object* self, const Args&) {
  const ArrayIterator* iterator = as_iterator(self);
  Object* iter = dict_get(vm().builtins, "iter");
  if (!iterator->array) return tuple_of<Object*>(iter, tuple_of<Object*>(vm().empty_tuple).get());
  const Ref<> index = make_int(static_cast<std::int64_t>(iterator->index));
  return tuple_of<Object*>(iter, tuple_of<Object*>(iterator->array).get(), index.get());
}

Ref<> iterator_setstate(Object* self, const Args& args) {
  std::int64_t index;
  if (!index_value(args[0], index, vm().errors.OverflowError)) return {};
  ArrayIterator* iterator = as_iterator(self);
  if (iterator->array)
    iterator->index = std::min(static_cast<std::size_t>(std::max<std::int64_t>(index, 0)), iterator->array->size());
  return none();
}

const std::vector<NativeDef> iterator_methods = {
    {"__reduce__", iterator_reduce, Arity::none(), "($self, /)", "Return state information for pickling."},
    {"__setstate__", iterator_setstate, Arity::one(), "($self, state, /)", "Set state information for unpickling."},
};

Type* make_iterator_type() {
  TypeSpec spec;
  spec.name = since(10) ? "array.arrayiterator" : "arrayiterator";
  spec.module = since(10) ? "array" : "builtins";
  spec.struct_size = sizeof(ArrayIterator);
  spec.flags = type_flag::has_gc;
  spec.methods = &iterator_methods;
  spec.slots.dealloc = iterator_dealloc;
  spec.slots.traverse = iterator_traverse;
  spec.slots.iter = iterator_itself;
  spec.slots.iternext = iterator_next;
  return make_module_type(spec, 10);
}

Ref<> array_iter(Object* o) {
  auto* iterator = allocate<ArrayIterator>(text_state().array_iterator_type);
  retain(iterator->array = as_array(o));
  track(iterator);
  return finish(iterator);
}

Ref<> get_typecode(Object* self) {
  return make_char(static_cast<unsigned char>(as_array(self)->kind->code));
}
Ref<> get_itemsize(Object* self) {
  return make_int(as_array(self)->kind->size);
}

const std::vector<GetSetDef> array_getsets = {
    {.name = "typecode", .get = get_typecode, .doc = "the typecode character used to create the array"},
    {.name = "itemsize", .get = get_itemsize, .doc = "the size, in bytes, of one array item"},
};

const char* const array_doc =
    "array(typecode [, initializer]) -> array\n\nAn array holds numbers of one kind side by side. The typecode says "
    "which kind; the\n"
    "initializer is a list, a bytes-like object or an iterable of such numbers.\n";

}  // namespace

Type* make_array_type() {
  text_state().array_iterator_type = make_iterator_type();
  static const std::vector<NativeDef> methods = array_methods();
  TypeSpec spec;
  spec.name = "array.array";
  spec.module = "array";
  spec.struct_size = sizeof(Array);
  spec.flags = type_flag::base | type_flag::sequence | (since(10) ? type_flag::has_gc : 0);
  spec.weakref_offset = offsetof(Array, weak_list);
  spec.methods = &methods;
  spec.getsets = &array_getsets;
  spec.doc = array_doc;
  TypeSlots& slots = spec.slots;
  slots.dealloc = array_dealloc;
  slots.repr = array_repr;
  slots.hash = hash_not_implemented;
  slots.richcompare = array_compare;
  slots.iter = array_iter;
  slots.new_ = array_new;
  slots.mp_length = array_length;
  slots.mp_subscript = array_subscript;
  slots.mp_ass_subscript = array_set_subscript;
  slots.sq_length = array_length;
  slots.sq_concat = array_concat;
  slots.sq_repeat = array_repeat;
  slots.sq_item = array_item;
  slots.sq_contains = array_contains;
  slots.sq_inplace_concat = array_inplace_concat;
  slots.sq_inplace_repeat = array_inplace_repeat;
  return make_module_type(spec, 10);
}

}  // namespace slotscope
