// Unpickling globals and instances: finding classes, calling them, filling what they made; the memo and the protocol.
#include "engine/modules/pickle/reader.hpp"

#include "engine/builtins/codecs.hpp"
#include "engine/builtins/import.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/modules/pickle/old_names.hpp"
#include "engine/modules/pickle/opcodes.hpp"

namespace slotscope::pickle {

// ---- globals ----

/// What Unpickler.find_class does unless a subclass does something else.
Ref<> Reader::find_class(Object* module_object, Object* name_object) {
  for (Object* each : {module_object, name_object})
    if (!is_str(each)) return raise(vm().errors.TypeError, cat("must be str, not ", type_name_of(each)));
  Ref<Str> name = share(as_str(name_object));
  std::string module_name = to_utf8(as_str(module_object));
  if (protocol_ < 3 && fix_imports) {
    GlobalName now = name_in_python_3({module_name, to_utf8(name.get())});
    module_name = std::move(now.module);
    name = intern(now.name);
  }
  const Ref<> module = import_module(module_name);
  if (!module) return {};
  if (protocol_ >= 4 && !since(14) && is_local(to_utf8(name.get()))) {
    return raise(vm().errors.AttributeError, cat("Can't ", since(13) ? "get" : "pickle", " local attribute ",
                                                 repr_text(name.get()), " on ", repr_text(module.get())));
  }
  Found found{{}, module, name};
  const Tri answer = protocol_ >= 4 ? find_attribute(module.get(), name.get(), found)
                                    : look_up_attribute(module.get(), name.get(), found.object);
  if (answer == Tri::True) return found.object;
  if (answer == Tri::Error) return {};
  if (since(14)) return get_attribute(found.parent.get(), found.last_part.get());  // which says itself what is missing
  return raise(vm().errors.AttributeError,
               cat("Can't get attribute ", repr_text(name.get()), " on ", repr_text(module.get())));
}

bool Reader::push_found(Object* module, Object* name) {
  if (!unpickler_) return push(find_class(module, name));
  const Ref<Str> method = intern("find_class");
  return push(call_method(unpickler_, method.get(), module, name));
}

bool Reader::load_global() {
  std::string_view line;
  if (!take_line(line)) return false;
  const Ref<Str> module = decode_bytes(line, "utf-8", "strict");
  if (!module || !take_line(line)) return false;
  const Ref<Str> name = decode_bytes(line, "utf-8", "strict");
  return name && push_found(module.get(), name.get());
}

bool Reader::load_stack_global() {
  const Ref<> name = pop();
  const Ref<> module = name ? pop() : nullptr;
  if (!module) {
    if (!since(11)) clear_exception();
    return since(11) ? false : bool(unpickling_error("STACK_GLOBAL requires str"));
  }
  if (!is_exact_str(module.get()) || !is_exact_str(name.get())) return unpickling_error("STACK_GLOBAL requires str");
  return push_found(module.get(), name.get());
}

bool Reader::load_extension(std::size_t width) {
  std::uint64_t bits;
  if (!take_number(width, bits)) return false;
  const std::int64_t code = width == 4 ? static_cast<std::int32_t>(bits) : static_cast<std::int64_t>(bits);
  if (code <= 0) return unpickling_error("EXT specifies code <= 0");
  const Ref<> key = make_int(code);
  Dict* cache = as_dict(kept("extension_cache"));
  if (Object* known = dict_get(cache, key.get())) return push(share(known));
  Object* pair = vm().error ? nullptr : dict_get(as_dict(kept("inverted_registry")), key.get());
  if (!pair) return vm().error ? false : bool(raise(vm().errors.ValueError, cat("unregistered extension code ", code)));
  const Ref<> held = share(pair);
  const auto is_named = [&] {
    return as_tuple(pair)->size == 2 && is_str(as_tuple(pair)->items[0]) && is_str(as_tuple(pair)->items[1]);
  };
  if (!is_tuple(pair) || !is_named()) {
    return raise(vm().errors.ValueError, cat("_inverted_registry[", code, "] isn't a 2-tuple of strings"));
  }
  return push_found(as_tuple(pair)->items[0], as_tuple(pair)->items[1]) && dict_set(cache, key.get(), stack_.back());
}

// ---- making objects ----

namespace {

/// An instance of a class of Python 2's time: made without a call when there are no arguments for one.
Ref<> instantiate(Object* class_, Tuple* arguments) {
  if (arguments->size == 0 && is_type_object(class_)) {
    const Ref<Str> name = intern("__getinitargs__");
    Ref<> found;
    if (look_up_attribute(class_, name.get(), found) == Tri::Error) return {};
    if (!found) return call_method(class_, vm().names.__new__, class_);
  }
  return call_with(class_, arguments, nullptr);
}

Failure wrong_new(bool with_keywords, const std::string& what) {
  return unpickling_error(cat(with_keywords ? "NEWOBJ_EX " : "NEWOBJ ", what));
}

/// Whether class, arguments and keywords of NEWOBJ and NEWOBJ_EX are what they must be.
bool check_new(Object* class_, Object* arguments, Object* keywords) {
  const bool old_texts = !since(10) && !keywords;
  if (!is_type_object(class_)) {
    return wrong_new(keywords, old_texts ? "class argument isn't a type object"
                                         : cat("class argument must be a type, not ", type_name_of(class_)));
  }
  if (!as_type(class_)->slots.new_) {
    if (old_texts) return wrong_new(false, "class argument has NULL tp_new");
    return wrong_new(keywords, since(10) ? cat("class argument '", type_name_of(class_), "' doesn't have __new__")
                                         : "class argument doesn't have __new__");
  }
  if (!is_tuple(arguments))
    return wrong_new(keywords, cat("args argument must be a tuple, not ", type_name_of(arguments)));
  if (keywords && !is_dict(keywords))
    return wrong_new(true, cat("kwargs argument must be a dict, not ", type_name_of(keywords)));
  return true;
}

}  // namespace

bool Reader::load_inst() {
  std::size_t mark;
  std::string_view line;
  if (!pop_mark(mark) || !take_line(line)) return false;
  const Ref<Str> module = decode_bytes(line, "ascii", "strict");
  if (!module || !take_line(line)) return false;
  const Ref<Str> name = decode_bytes(line, "ascii", "strict");
  if (!name || !push_found(module.get(), name.get())) return false;
  const Ref<> class_ = pop();
  const Ref<Tuple> arguments = class_ ? pop_tuple(mark) : nullptr;
  return arguments && push(instantiate(class_.get(), arguments.get()));
}

bool Reader::load_obj() {
  std::size_t mark;
  if (!pop_mark(mark)) return false;
  if (stack_.size() <= mark) return underflow();
  const Ref<Tuple> arguments = pop_tuple(mark + 1);
  const Ref<> class_ = arguments ? pop() : nullptr;
  return class_ && push(instantiate(class_.get(), arguments.get()));
}

bool Reader::load_newobj(bool with_keywords) {
  const Ref<> keywords = with_keywords ? pop() : nullptr;
  if (with_keywords && !keywords) return false;
  const Ref<> arguments = pop();
  if (arguments && !with_keywords && !since(10) && !is_tuple(arguments.get()))
    return wrong_new(false, "expected an arg tuple.");
  const Ref<> class_ = arguments ? pop() : nullptr;
  if (!class_ || !check_new(class_.get(), arguments.get(), keywords.get())) return false;
  Type* type = as_type(class_.get());
  const Tuple* positional = as_tuple(arguments.get());
  if (!keywords || as_dict(keywords.get())->used == 0) {
    return push(type->slots.new_(type, Args{positional->items, positional->size}));
  }
  const Ref<> make = get_attribute(type, vm().names.__new__);
  const Ref<Tuple> with_class = make_tuple(positional->size + 1);
  with_class->items[0] = share(class_.get()).take();
  for (std::size_t i = 0; i < positional->size; ++i) with_class->items[i + 1] = share(positional->items[i]).take();
  return make && push(call_with(make.get(), with_class.get(), as_dict(keywords.get())));
}

bool Reader::load_reduce() {
  const Ref<> arguments = pop();
  const Ref<> callable = arguments ? pop() : nullptr;
  if (!callable) return false;
  if (!is_tuple(arguments.get())) return raise(vm().errors.TypeError, "argument list must be a tuple");
  return push(call_with(callable.get(), as_tuple(arguments.get()), nullptr));
}

// ---- filling objects ----

bool Reader::load_build() {
  if (stack_.size() < fence() + 2) return underflow();
  const Ref<> state = pop();
  const Ref<> target = share(stack_.back());
  const Ref<Str> name = share(vm().names.__setstate__);
  Ref<> set_state;
  if (look_up_attribute(target.get(), name.get(), set_state) == Tri::Error) return false;
  if (set_state) return static_cast<bool>(call(set_state.get(), state.get()));
  const bool with_slots = is_tuple(state.get()) && as_tuple(state.get())->size == 2;
  Object* attributes = with_slots ? as_tuple(state.get())->items[0] : state.get();
  Object* slots = with_slots ? as_tuple(state.get())->items[1] : nullptr;
  return (is_none(attributes) || set_attributes(target.get(), attributes)) &&
         (!slots || set_slots(target.get(), slots));
}

/// A str key as an interned name; other keys and strs of subclasses stay what they are. Borrowed.
Str* Reader::interned(Object* key) {
  if (as_str(key)->interned) return as_str(key);
  if (interned_.empty()) interned_.resize(interned_places);
  InternedName& place = interned_[(reinterpret_cast<std::uintptr_t>(key) >> 5) % interned_places];
  if (place.name.get() != key) {
    place.interned = intern(share(as_str(key)));
    place.name = share(key);
  }
  return place.interned.get();
}

bool Reader::set_attributes(Object* o, Object* state) {
  if (!is_dict(state)) return unpickling_error("state is not a dictionary");
  const Ref<> dict = get_attribute(o, vm().names.__dict__);
  if (!dict) return false;
  const bool exact = is_exact_dict(dict.get());
  Object *key, *value;
  for (std::size_t position = 0; dict_next(as_dict(state), position, &key, &value);) {
    const Ref<> name = share(is_exact_str(key) ? interned(key) : key), held = share(value);
    if (!(exact ? dict_set(as_dict(dict.get()), name.get(), held.get()) : set_item(dict.get(), name.get(), held.get())))
      return false;
  }
  return true;
}

bool Reader::set_slots(Object* o, Object* state) {
  if (!is_dict(state)) return unpickling_error("slot state is not a dictionary");
  Object *key, *value;
  for (std::size_t position = 0; dict_next(as_dict(state), position, &key, &value);) {
    if (!is_str(key))
      return raise(vm().errors.TypeError, cat("attribute name must be string, not '", type_name_of(key), "'"));
    const Ref<Str> name = share(is_exact_str(key) ? interned(key) : as_str(key));
    const Ref<> held = share(value);
    if (!set_attribute(o, name.get(), held.get())) return false;
  }
  return true;
}

// ---- persistent ids, protocol, memo ----

bool Reader::load_persistent(bool binary) {
  const auto no_hook = [] {
    return unpickling_error(cat("A load persistent id instruction was encountered,", since(12) ? " " : "\n",
                                "but no persistent_load function was specified."));
  };
  if (!persistent_load && !since(13)) return no_hook();
  Ref<> id;
  if (binary) {
    id = pop();
  } else {
    std::string_view line;
    if (!take_line(line, 0)) return false;
    id = decode_bytes(line, "ascii", "strict");
    if (!id && catch_exception(vm().errors.UnicodeDecodeError))
      return unpickling_error("persistent IDs in protocol 0 must be ASCII strings");
  }
  if (!id || !persistent_load) return id ? bool(no_hook()) : false;
  const Ref<> load = persistent_load;
  return push(call(load.get(), id.get()));
}

bool Reader::load_protocol() {
  std::uint64_t number;
  if (!take_number(1, number)) return false;
  if (number > highest_protocol) return raise(vm().errors.ValueError, cat("unsupported pickle protocol: ", number));
  protocol_ = static_cast<int>(number);
  return true;
}

/// A frame is read from the file at once; its instructions follow.
bool Reader::load_frame() {
  std::uint64_t size;
  if (!take_number(8, size)) return false;
  if (size > INT64_MAX)
    return raise(vm().errors.OverflowError, cat("FRAME length exceeds system's maximum of ", INT64_MAX, " bytes"));
  if (!take(size)) return false;
  next_ -= size;
  return true;
}

bool Reader::load_get(std::int64_t number) {
  const auto place = static_cast<std::uint64_t>(number);
  if (place < memo.size() && memo[place]) return push(share(memo[place]));
  if (since(9)) return unpickling_error(cat("Memo value not found at index ", number));
  const Ref<> key = make_int(number);
  return raise_object(vm().errors.KeyError, key.get());
}

bool Reader::load_put(std::uint64_t number) {
  Object* value = top();
  return value && memo_set(number, value);
}

namespace {

bool read_index(std::string_view line, std::int64_t& index) {
  const Ref<> shown = make_str(cat(line, '\n'));
  const Ref<> number = parse_int(line, 10, shown.get());
  return number && index_value(number.get(), index, vm().errors.OverflowError);
}

}  // namespace

bool Reader::load_get_line() {
  std::string_view line;
  std::int64_t index;
  return take_line(line) && read_index(line, index) && load_get(index);
}

bool Reader::load_put_line() {
  std::string_view line;
  std::int64_t index;
  if (!take_line(line) || !top() || !read_index(line, index)) return false;
  if (index < 0) return raise(vm().errors.ValueError, "negative PUT argument");
  return load_put(static_cast<std::uint64_t>(index));
}

/// A mark on top goes as a value would.
bool Reader::load_pop() {
  if (!marks_.empty() && marks_.back() == stack_.size()) {
    marks_.pop_back();
    return true;
  }
  return static_cast<bool>(pop());
}

}  // namespace slotscope::pickle
