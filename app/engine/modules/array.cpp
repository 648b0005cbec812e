// array.array as a whole: growing, extending, and the functions of the module (CPython: Modules/arraymodule.c).
#include "engine/modules/array.hpp"

#include "engine/builtins/buffer.hpp"
#include "engine/builtins/bytes_support.hpp"
#include "engine/builtins/import.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/builtins/text_support.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope {

namespace {

bool lend_items(Object* o, Buffer& buffer) {
  Array* array = as_array(o);
  buffer = {array->bytes->data(), array->bytes->size(), false, {&array->kind->format, 1}, array->kind->size};
  return true;
}

int* borrowers(Object* o) {
  return &as_array(o)->exports;
}

/// What pickles of protocol 3 and later call to make an array.
Ref<> reconstruct(Object*, const Args& args) {
  if (!is_type_object(args[0])) {
    return raise(vm().errors.TypeError, cat("first argument must be a type object, not ", type_name_of(args[0])));
  }
  if (!is_subtype(as_type(args[0]), text_state().array_type)) {
    return raise(vm().errors.TypeError, cat(type_name(as_type(args[0])), " is not a subtype of array.array"));
  }
  const ItemKind* kind = is_str(args[1]) && as_str(args[1])->length == 1 ? item_kind(as_str(args[1])->at(0)) : nullptr;
  if (!kind) return raise(vm().errors.ValueError, "second argument must be a valid type code");
  int machine_format;
  if (!read_c_int(args[2], machine_format)) return {};
  if (machine_format < 0 || machine_format > 21)
    return raise(vm().errors.ValueError, "third argument must be a valid machine format code.");
  if (!is_bytes(args[3]))
    return raise(vm().errors.TypeError, cat("fourth argument should be bytes, not ", type_name_of(args[3])));
  Ref<Array> array = new_array(as_type(args[0]), kind, 0);
  if (!array) return {};
  const std::string_view bytes = as_bytes(args[3])->view();
  const bool same = machine_format == kind->machine_format;
  if (same ? array_append_bytes(array.get(), bytes) : array_items_from_machine(machine_format, bytes, array.get()))
    return array;
  return {};
}

const std::vector<NativeDef> functions = {
    {"_array_reconstructor", reconstruct, Arity::range(4, 4), "($module, arraytype, typecode, mformat_code, items, /)",
     "Internal. Used for pickling support."},
};

bool register_as_sequence(Type* type) {
  const Ref<> sequence = import_attribute("collections.abc", "MutableSequence");
  const Ref<Str> name = name_of("register");
  return sequence && call_method(sequence.get(), name.get(), type);
}

}  // namespace

bool is_array(const Object* o) {
  return is_instance(o, text_state().array_type);
}

Ref<Array> new_array(Type* type, const ItemKind* kind, std::size_t size) {
  if (!may_allocate(size * kind->size)) return {};
  Ref<Array> array = allocate_instance(type).cast<Array>();
  if (!array) return {};
  array->bytes = new std::string(size * kind->size, '\0');
  array->kind = kind;
  array->model_allocated = size;
  vm().heap->count(size * kind->size);
  if (size > 0) note_block(array->bytes, size * kind->size);
  return array;
}

bool array_resize(Array* array, std::size_t size) {
  const std::size_t old = array->size(), item = array->kind->size;
  if (size == old) return true;
  if (array->exports > 0) return raise(vm().errors.BufferError, "cannot resize an array that is exporting buffers");
  if (size > old && size * item > std::size_t{1} << 20 && !may_allocate((size - old) * item)) return false;
  const bool fits = array->model_allocated >= size && old < size + 16 && array->model_allocated > 0;
  if (!fits) {
    if (array->model_allocated > 0) note_free(array->bytes);
    vm().heap->bytes -= array->model_allocated * item;
    array->model_allocated = size == 0 ? 0 : size + (size >> 4) + (old < 8 ? 3 : 7);
    vm().heap->count(array->model_allocated * item);
    if (size > 0) note_block(array->bytes, array->model_allocated * item);
  }
  array->bytes->resize(size * item);
  return true;
}

bool array_append(Array* array, Object* value) {
  char item[8];
  const std::size_t at = array->bytes->size();
  if (!array_pack(array->kind, value, item) || !array_resize(array, array->size() + 1)) return false;
  array->bytes->replace(at, array->kind->size, item, array->kind->size);
  return true;
}

bool array_append_bytes(Array* array, std::string_view bytes) {
  const std::string copy(bytes);
  const std::size_t at = array->bytes->size();
  if (!array_resize(array, (at + copy.size()) / array->kind->size)) return false;
  array->bytes->replace(at, copy.size(), copy);
  return true;
}

bool array_extend(Array* array, Object* values) {
  if (is_array(values)) {
    if (as_array(values)->kind != array->kind)
      return raise(vm().errors.TypeError, "can only extend with array of same kind");
    return array_append_bytes(array, *as_array(values)->bytes);
  }
  const Ref<> iterator = get_iterator(values);
  if (!iterator) return false;
  std::size_t turns = 0;
  while (const Ref<> value = next_value(iterator.get())) {
    if (!array_append(array, value.get())) return false;
    if (++turns % 4096 == 0 && !keep_going()) return false;
  }
  return vm().error == nullptr;
}

bool fill_array(Dict* name_space) {
  Type* type = make_array_type();
  TextState& state = text_state();
  state.array_type = type;
  state.array_buffer = lend_items;
  state.array_exports = borrowers;
  const Ref<Str> module = name_of("array"), codes = make_str(since(13) ? "bBuwhHiIlLqQfd" : "bBuhHiIlLqQfd");
  return dict_set(name_space, "array", type) && dict_set(name_space, "ArrayType", type) &&
         dict_set(name_space, "typecodes", codes.get()) && add_functions(name_space, functions, module.get()) &&
         (!since(10) || register_as_sequence(type));
}

}  // namespace slotscope
