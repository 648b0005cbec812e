// Implements sys.getsizeof: every kind of object by what the modelled version would have allocated for it.
#include "engine/layout/sizes.hpp"

#include <algorithm>

#include "engine/builtins/buffer.hpp"
#include "engine/compile/code.hpp"
#include "engine/layout/container_sizes.hpp"
#include "engine/layout/instance_state.hpp"
#include "engine/layout/tables.hpp"
#include "engine/machine/frame.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

bool size_of(Object* o, std::int64_t& bytes) {
  Ref<> method = look_up_special(o, vm().names.__sizeof__);
  if (!method) {
    if (vm().error) return false;
    return raise(vm().errors.TypeError, cat("Type ", type_name_of(o), " doesn't define __sizeof__"));
  }
  Ref<> answer = call(method.get());
  if (!answer || !index_value(answer.get(), bytes)) return false;
  if (bytes < 0) return raise(vm().errors.ValueError, "__sizeof__() should return >= 0");
  bytes += preheader_of(o);
  return true;
}

namespace {

/// Made by a class statement in CPython too.
bool is_class(const Type* type) {
  return type->is(type_flag::heap) && !type->is(type_flag::stands_for_native);
}

}  // namespace

std::int64_t preheader_of(const Object* o) {
  if (is_type_object(o)) {
    const auto* type = static_cast<const Type*>(o);
    constexpr std::int64_t head = 16;
    return is_class(type) || builtin_type_bytes(type) == vm().types.type->model.basicsize ? head
                                                                                          : builtin_type_preheader();
  }
  return o->type->model.preheader;
}

namespace {

/// int: 30-bit digits; zero has one from 3.11 on (CPython: int___sizeof___impl).
std::int64_t int_bytes(const Int* o) {
  const auto digits = static_cast<std::int64_t>(int_digit_count(o));
  constexpr std::int64_t digits_offset = 24;
  if (!since(12)) return digits_offset + 4 * (since(11) ? std::max<std::int64_t>(digits, 1) : digits);
  return o->type->model.basicsize + 4 * std::max<std::int64_t>(digits, 1);
}

/// str: compact ASCII, compact with a wider kind, or (subclasses) a separate block (CPython: unicode_sizeof_impl).
std::int64_t str_bytes(const Str* o) {
  const bool short_header = since(12);  // wstr and its length are gone
  const std::int64_t ascii_header = short_header ? 40 : 48, compact_header = short_header ? 56 : 72,
                     full_header = short_header ? 64 : 80;
  const auto kind = static_cast<std::int64_t>(o->kind);
  const std::int64_t length = o->length;
  if (o->type != vm().types.str) {
    if (!o->ascii) return full_header + (length + 1) * kind;
    return full_header + length + 1;
  }
  if (o->ascii) return ascii_header + length + 1;
  // The shared one-character Latin-1 strings come with their UTF-8 form from 3.12 on.
  const std::int64_t utf8 = since(12) && kind == 1 && length == 1 && o->has(object_flag::immortal) ? 3 : 0;
  return compact_header + (length + 1) * kind + utf8;
}

std::int64_t class_bytes(const Type* type) {
  if (!is_class(type)) return builtin_type_bytes(type);
  std::int64_t bytes = vm().types.type->model.basicsize;
  if (type->shared_keys) {
    if (since(11)) {
      bytes += modelled_keys_bytes(ClassModel::log2_size, false);
    } else if (const ClassModel& shared = class_model(type); shared.sharing()) {
      bytes += modelled_keys_bytes(shared.keys[shared.current].log2_size, false);
    }
  } else if (!since(11) && type->model.dictoffset != 0) {
    bytes += modelled_keys_bytes(3, false);  // every class with a dictionary is given keys to share
  }
  return bytes;
}

}  // namespace

std::int64_t native_size_of(const Object* o) {
  const Type* type = o->type;
  const ModelLayout& model = type->model;
  if (type->is(type_flag::is_int)) return int_bytes(static_cast<const Int*>(o));
  if (type->is(type_flag::is_str)) return str_bytes(static_cast<const Str*>(o));
  if (type->is(type_flag::is_type)) return class_bytes(static_cast<const Type*>(o));
  if (type->is(type_flag::is_bytes))
    return model.basicsize + static_cast<std::int64_t>(static_cast<const Bytes*>(o)->length) * model.itemsize;
  if (type->is(type_flag::is_tuple))
    return model.basicsize + static_cast<std::int64_t>(static_cast<const Tuple*>(o)->size) * 8;
  if (type->is(type_flag::is_list)) return model.basicsize + modelled_items_bytes(static_cast<const List*>(o));
  if (type->is(type_flag::is_set)) return model.basicsize + modelled_set_table_bytes(static_cast<const Set*>(o));
  if (type->is(type_flag::is_dict)) {
    const auto* dict = static_cast<const Dict*>(o);
    return model.basicsize + (dict->model ? split_values_bytes(dict) : modelled_keys_bytes(dict->keys));
  }
  const TypePointers& types = vm().types;
  if (type->is(type_flag::is_bytearray))
    return model.basicsize + static_cast<std::int64_t>(static_cast<const ByteArray*>(o)->model_allocated);
  if (type == types.generator || type == types.coroutine || type == types.async_generator) {
    if (!since(11)) return model.basicsize;
    const Code* code = static_cast<const Generator*>(o)->code;
    // At least room for the value sent in; from 3.12 on for what stops it, too.
    return model.basicsize + 8 * (code->end_of_free() + std::max(code->modelled_stack_size, since(12) ? 2 : 1));
  }
  if (type == types.memoryview) {
    constexpr std::int64_t per_dimension = 3 * 8;  // its extent, stride and suboffset
    return model.basicsize +
           per_dimension * static_cast<std::int64_t>(static_cast<const MemoryView*>(o)->shape->size());
  }
  if (type == types.frame) {
    const Code* code = static_cast<const FrameObject*>(o)->code;
    constexpr int counted_already = 1;  // up to 3.10 the struct ends with the first place
    return model.basicsize +
           8 * (code->end_of_free() + std::max(code->modelled_stack_size, 1) - (since(11) ? 0 : counted_already));
  }
  if (type == types.code) {
    if (!since(11)) return model.basicsize;  // the bytecode is a bytes object of its own
    const auto instructions = 2 * static_cast<std::int64_t>(reinterpret_cast<const Code*>(o)->instructions.size());
    return (model.basicsize + instructions + 7) / 8 * 8;
  }
  return model.basicsize;
}

std::int64_t frame_bytes_of(const Object* generator) {
  const TypePointers& types = vm().types;
  const bool has_frame = generator->type == types.generator || generator->type == types.coroutine ||
                         generator->type == types.async_generator;
  if (since(11) || !has_frame || !static_cast<const Generator*>(generator)->frame) return 0;
  const Code* code = static_cast<const Generator*>(generator)->code;
  const ModelLayout& frame = types.frame->model;
  return frame.preheader + frame.basicsize + 8 * (code->end_of_free() + std::max(code->modelled_stack_size, 1));
}

namespace {

/// An int of one digit is allocated as the C struct, which is padded, unless up to 3.13 it is made from digits
/// (CPython: Objects/longobject.c, _PyLong_FromMedium and _PyLong_New).
std::int64_t int_padding(const Int* o) {
  constexpr std::int64_t padding = 4;
  return since(11) && int_digit_count(o) <= 1 && (since(14) || !o->has(Int::digits_flag)) ? padding : 0;
}

}  // namespace

std::int64_t int_block_bytes(const Int* o) {
  return int_bytes(o) + int_padding(o);
}

std::int64_t spare_bytes_of(const Object* o) {
  if (o->type == vm().types.integer) return int_padding(static_cast<const Int*>(o));
  if (!is_type_object(o) || !is_class(static_cast<const Type*>(o))) return 0;
  // The definitions of its slots, and PyType_GenericAlloc leaves room for one more.
  return vm().types.type->model.itemsize * static_cast<std::int64_t>(static_cast<const Type*>(o)->members.size() + 1);
}

namespace {

/// Instances of classes that derive from int, bytes or str: PyType_GenericAlloc leaves room for one item more and
/// rounds up; the characters of a str are in a block of their own.
std::int64_t subclass_block_bytes(const Object* o) {
  const ModelLayout& model = o->type->model;
  const auto rounded = [](std::int64_t bytes) { return (bytes + 7) / 8 * 8; };
  if (o->type->is(type_flag::is_str)) {
    const auto* text = static_cast<const Str*>(o);
    return model.basicsize + (text->length + 1) * (text->ascii ? 1 : static_cast<std::int64_t>(text->kind));
  }
  if (o->type->is(type_flag::is_bytes))
    return rounded(model.basicsize + static_cast<std::int64_t>(static_cast<const Bytes*>(o)->length) + 1);
  const auto digits = static_cast<std::int64_t>(int_digit_count(static_cast<const Int*>(o)));
  return rounded(model.basicsize + 4 * (std::max<std::int64_t>(digits, since(12) ? 1 : 0) + 1));
}

/// What sys.getsizeof() does not know of some that are written in Python here: times and datetimes are allocated
/// without the place of a time zone, as most have none (CPython: Modules/_datetimemodule.c, datetime_alloc), and a
/// struct_time has two fields beyond its length.
std::int64_t unseen_bytes_of_stand_in(const Type* type) {
  if (type->static_name == "datetime.datetime" || type->static_name == "datetime.time") return -8;
  return type->static_name == "time.struct_time" ? 2 * 8 : 0;
}

/// Families of types whose instances are not all as large as the struct.
constexpr std::uint32_t of_a_size_of_their_own =
    type_flag::is_int | type_flag::is_str | type_flag::is_bytes | type_flag::is_bytearray | type_flag::is_tuple |
    type_flag::is_list | type_flag::is_set | type_flag::is_dict | type_flag::is_type | type_flag::stands_for_native;

/// The values that lie in an instance from 3.13 on.
std::int64_t values_bytes_in(const Object* o) {
  if (!o->type->is(type_flag::inline_values) || o->type->is(type_flag::stands_for_native) || !since(13)) return 0;
  const int capacity = inline_values(const_cast<Object*>(o))->model_capacity;
  return capacity > 0 ? values_bytes(capacity) : 0;
}

}  // namespace

std::int64_t block_bytes_of(const Object* o) {
  const Type* type = o->type;
  if (type->is(type_flag::heap) && !type->is(of_a_size_of_their_own))
    return type->model.preheader + type->model.basicsize + values_bytes_in(o);
  std::int64_t bytes = preheader_of(o);
  // Blocks of their own are accounted where they are made: items, key tables, set tables.
  if (type->is(type_flag::is_list) || type->is(type_flag::is_set) || type->is(type_flag::is_dict))
    return bytes + type->model.basicsize;
  if (type->is(type_flag::heap) && type->is(type_flag::is_int | type_flag::is_str | type_flag::is_bytes))
    return bytes + subclass_block_bytes(o);
  bytes += native_size_of(o) + spare_bytes_of(o);
  if (type->is(type_flag::stands_for_native))
    bytes += unseen_bytes_of_stand_in(type);
  else if (type->is(type_flag::is_tuple) && type->is(type_flag::heap))
    bytes += 8;  // PyType_GenericAlloc leaves room for one item more
  return bytes + values_bytes_in(o);
}

}  // namespace slotscope
