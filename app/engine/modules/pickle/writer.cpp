// Pickling: the whole pickle, and what becomes of one object.
#include "engine/modules/pickle/writer.hpp"

#include <algorithm>

#include "engine/builtins/numbers.hpp"
#include "engine/modules/pickle/opcodes.hpp"
#include "engine/objects/object_reduce.hpp"
#include "engine/objects/object_type.hpp"

namespace slotscope::pickle {

Writer::Writer() : copyreg_table_(kept("dispatch_table")), buffer_type_(as_type(kept("PickleBuffer"))) {}

bool Writer::set_protocol(Object* protocol, bool fix_imports) {
  std::int64_t number = since(14) ? 5 : 4;
  if (protocol && !is_none(protocol)) {
    if (!is_int(protocol) && !protocol->type->slots.nb_index) {
      return raise(vm().errors.TypeError,
                   since(10) ? cat("'", type_name_of(protocol), "' object cannot be interpreted as an integer")
                             : cat("an integer is required (got type ", type_name_of(protocol), ")"));
    }
    if (!index_value(protocol, number, vm().errors.OverflowError)) {
      if (!catch_exception(vm().errors.OverflowError)) return false;
      return raise(vm().errors.OverflowError, "Python int too large to convert to C long");
    }
    if (number < 0) number = highest_protocol;
    if (number > highest_protocol)
      return raise(vm().errors.ValueError, cat("pickle protocol must be <= ", highest_protocol));
  }
  protocol_ = static_cast<int>(number);
  binary = protocol_ > 0;
  fix_imports_ = fix_imports && protocol_ < 3;
  return true;
}

bool Writer::set_file(Object* file) {
  Ref<> write;
  if (look_up_attribute(file, vm().names.write, write) == Tri::Error) return false;
  if (!write) return raise(vm().errors.TypeError, "file must have a 'write' attribute");
  write_ = std::move(write);
  return true;
}

bool Writer::set_buffer_callback(Object* callback) {
  buffer_callback_ = callback && !is_none(callback) ? share(callback) : Ref<>();
  if (buffer_callback_ && protocol_ < 5) return raise(vm().errors.ValueError, "buffer_callback needs protocol >= 5");
  return true;
}

bool Writer::dump(Object* object, Object* pickler) {
  output_.clear();
  fast_path_.clear();
  reducer_override_ = {};
  const Ref<Str> override_name = intern("reducer_override");
  if (pickler && look_up_attribute(pickler, override_name.get(), reducer_override_) == Tri::Error) return false;
  if (protocol_ >= 2 && !output_.write(opcode::protocol, static_cast<std::uint64_t>(protocol_), 1)) return false;
  output_.set_framing(protocol_ >= 4);
  const bool saved = save(object) && output_.write(opcode::stop);
  output_.end_frame();
  output_.set_framing(false);
  reducer_override_ = {};
  return saved && (!write_ || flush());
}

void Writer::traverse(Visitor visit, void* context) const {
  for (const Ref<>* each : {&dispatch_table, &persistent_id, &write_, &buffer_callback_, &reducer_override_})
    if (*each) visit(each->get(), context);
  memo.traverse(visit, context);
}

void Writer::clear() {
  memo.clear();
  for (Ref<>* each : {&dispatch_table, &persistent_id, &write_, &buffer_callback_, &reducer_override_}) *each = {};
}

/// Hands what has been written to the file.
bool Writer::flush() {
  const Ref<> bytes = output_.take();
  const Ref<> write = write_;
  return bytes && call(write.get(), bytes.get());
}

bool Writer::save(Object* o, Persistent persistent) {
  if (output_.frame_is_full()) {
    output_.end_frame();
    if (write_ && !flush()) return false;
  }
  if (++turns_ % 4096 == 0 && !keep_going()) return false;
  if (persistent_id && persistent == Persistent::Ask) {
    const Tri saved = save_persistent(o);
    if (saved != Tri::False) return saved == Tri::True;
  }
  const Interpreter& in = vm();
  const Type* type = o->type;
  if (is_none(o)) return output_.write(opcode::none);
  if (type == in.types.boolean) return save_bool(o == in.true_);
  if (type == in.types.integer) return save_int(as_int(o));
  if (type == in.types.floating) return save_float(static_cast<Float*>(o)->value);
  const std::int64_t known = memo.find(o);
  if (known >= 0) return write_get(known);
  if (type == in.types.str) return save_str(as_str(o));
  if (type == in.types.bytes) return save_bytes(o);
  const RecursionGuard guard(" while pickling an object");
  if (!guard) return false;
  if (type == in.types.dict) return save_dict(o);
  if (type == in.types.set) return save_set(o);
  if (type == in.types.frozenset) return save_frozenset(o);
  if (type == in.types.list) return save_list(o);
  if (type == in.types.tuple) return save_tuple(as_tuple(o));
  if (type == in.types.bytearray) return save_bytearray(o);
  if (type == buffer_type_) return save_buffer(o);
  return save_other(o);
}

/// Anything that has to say itself how it is made again.
bool Writer::save_other(Object* o) {
  Ref<> reduced;
  if (reducer_override_) {
    const Ref<> override = reducer_override_;
    reduced = call(override.get(), o);
    if (!reduced) return false;
    if (reduced.get() != vm().not_implemented) return save_reduced(o, reduced.get());
  }
  if (o->type == vm().types.type) return save_type(o);
  if (o->type == vm().types.function) return save_global(o, nullptr);
  Ref<> reducer;
  if (!find_reducer(o, reducer)) return false;
  if (reducer) {
    reduced = call(reducer.get(), o);
  } else if (is_type_object(o)) {
    return save_global(o, nullptr);
  } else if (protocol_ >= 2 && uses_default_reduction(o)) {
    return save_instance(o);
  } else {
    if (look_up_attribute(o, vm().names.__reduce_ex__, reducer) == Tri::Error) return false;
    if (reducer) {
      const Ref<> protocol = make_int(protocol_);
      reduced = call(reducer.get(), protocol.get());
    } else {
      if (look_up_attribute(o, vm().names.__reduce__, reducer) == Tri::Error) return false;
      if (!reducer) return pickling_error(cat("can't pickle '", type_name_of(o), "' object: ", repr_text(o)));
      reduced = call(reducer.get());
    }
  }
  return reduced && save_reduced(o, reduced.get());
}

/// What the dispatch table in force has for the object's type.
bool Writer::find_reducer(Object* o, Ref<>& reducer) {
  if (!dispatch_table) {
    reducer = share(dict_get(as_dict(copyreg_table_), static_cast<Object*>(o->type)));
    return reducer || !vm().error;
  }
  const Ref<> table = dispatch_table;
  reducer = get_item(table.get(), o->type);
  return reducer || catch_exception(vm().errors.KeyError);
}

/// Tri::False: the object has no persistent id.
Tri Writer::save_persistent(Object* o) {
  const Ref<> ask = persistent_id;
  const Ref<> id = call(ask.get(), o);
  if (!id) return Tri::Error;
  if (is_none(id.get())) return Tri::False;
  if (binary)
    return save(id.get(), Persistent::Skip) && output_.write(opcode::binary_persistent_id) ? Tri::True : Tri::Error;
  const Ref<Str> text = str(id.get());
  if (!text) return Tri::Error;
  if (!text->ascii) {
    static_cast<void>(pickling_error("persistent IDs in protocol 0 must be ASCII strings"));
    return Tri::Error;
  }
  return output_.write(opcode::persistent_id) && output_.write(text->ascii_view()) && output_.write('\n') ? Tri::True
                                                                                                          : Tri::Error;
}

bool Writer::memoize(Object* o) {
  if (fast) return true;
  const std::int64_t number = memo.size();
  if (!memo.set(o, number)) return false;
  if (protocol_ >= 4) return output_.write(opcode::memoize);
  if (!binary) return output_.write(cat(opcode::put, number, '\n'));
  const auto bits = static_cast<std::uint64_t>(number);
  return number < 256 ? output_.write(opcode::binput, bits, 1) : output_.write(opcode::long_binput, bits, 4);
}

bool Writer::write_get(std::int64_t number) {
  if (!binary) return output_.write(cat(opcode::get, number, '\n'));
  const auto bits = static_cast<std::uint64_t>(number);
  return number < 256 ? output_.write(opcode::binget, bits, 1) : output_.write(opcode::long_binget, bits, 4);
}

/// Without a memo a container inside itself would be written for ever: beyond a depth they are remembered.
bool Writer::enter_fast(Object* o) {
  constexpr std::size_t unwatched = 50;
  if (!fast) return true;
  if (fast_path_.size() >= unwatched && std::find(fast_path_.begin(), fast_path_.end(), o) != fast_path_.end()) {
    return raise(vm().errors.ValueError, cat("fast mode: can't pickle cyclic objects including object type ",
                                             type_name_of(o), " at ", address_text(o)));
  }
  fast_path_.push_back(o);
  return true;
}

void Writer::leave_fast(Object* o) {
  if (fast && !fast_path_.empty() && fast_path_.back() == o) fast_path_.pop_back();
}

}  // namespace slotscope::pickle
