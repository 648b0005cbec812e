// The type _pickle.Unpickler.
#include "engine/modules/pickle/types.hpp"
#include "engine/objects/instance.hpp"

namespace slotscope::pickle {
namespace {

void unpickler_dealloc(Object* o) {
  delete as_unpickler(o)->reader;
  free_object(o);
}

void unpickler_traverse(Object* o, Visitor visit, void* context) {
  if (as_unpickler(o)->reader) as_unpickler(o)->reader->traverse(visit, context);
}

void unpickler_clear(Object* o) {
  if (as_unpickler(o)->reader) as_unpickler(o)->reader->clear();
}

Ref<> unpickler_new(Type* type, const Args&) {
  return allocate_instance(type);
}

bool unpickler_init(Object* self, const Args& args) {
  static const char* const keywords[] = {"file", "fix_imports", "encoding", "errors", "buffers", nullptr};
  Object *file = nullptr, *fix_imports = nullptr, *encoding = nullptr, *errors = nullptr, *buffers = nullptr;
  if (!read_arguments("Unpickler", args, keywords, {.required = 1, .positional = 1},
                      {&file, &fix_imports, &encoding, &errors, &buffers})) {
    return false;
  }
  const Tri fix = fix_imports ? is_true(fix_imports) : Tri::True;
  if (fix == Tri::Error) return false;
  Reader*& reader = as_unpickler(self)->reader;
  if (reader)
    reader->clear();
  else
    reader = new Reader;
  reader->fix_imports = fix == Tri::True;
  return reader->set_encoding("Unpickler", encoding, errors) && reader->set_file(file) && reader->set_buffers(buffers);
}

/// What 3.13 and newer have where no subclass says anything else.
Ref<> no_persistent_load(Object*, const Args&) {
  return unpickling_error(
      "A load persistent id instruction was encountered, but no persistent_load function was specified.");
}
const NativeDef default_persistent_load = {"persistent_load", no_persistent_load, Arity::one(), "($self, pid, /)",
                                           nullptr};

bool is_default_hook(const Object* hook) {
  return hook->type == vm().types.native && static_cast<const Native*>(hook)->def == &default_persistent_load;
}

bool has_own_find_class(Object* self) {
  const Ref<Str> name = intern("find_class");
  const Type* plain = as_type(kept("Unpickler"));
  return self->type->slots.getattro != generic_get_attribute ||
         type_lookup(self->type, name.get()) != dict_get(plain->dict, name.get()) ||
         instance_attribute(self, name.get());
}

/// The hook is looked up for each load(), so that the unpickler does not hold itself by a bound method.
Ref<> method_load(Object* self, const Args&) {
  Reader* reader = as_unpickler(self)->reader;
  if (!reader || !reader->has_file()) {
    return unpickling_error(cat("Unpickler.__init__() was not called by ", type_name_of(self), ".__init__()"));
  }
  const Ref<Str> name = intern("persistent_load");
  Ref<> hook;
  if (look_up_attribute(self, name.get(), hook) == Tri::Error) return {};
  if (hook && is_default_hook(hook.get())) hook = {};
  const Ref<> set_before = std::exchange(reader->persistent_load, std::move(hook));
  Ref<> result = reader->load(has_own_find_class(self) ? self : nullptr);
  reader->persistent_load = set_before;
  return result;
}

Ref<> method_find_class(Object* self, const Args& args) {
  Reader* reader = as_unpickler(self)->reader;
  if (since(12) && (args.count != 2 || args.keyword_count() > 0)) {
    return raise(vm().errors.TypeError,
                 cat("find_class() takes exactly 2 positional arguments (", args.count, " given)"));
  }
  if (!since(12) && (!no_keywords("find_class", args) || !check_count("find_class", args.count, 2, 2))) return {};
  if (!reader)
    return unpickling_error(cat("Unpickler.__init__() was not called by ", type_name_of(self), ".__init__()"));
  return reader->find_class(args[0], args[1]);
}

Ref<> get_memo(Object* self) {
  return make_memo_proxy(self);
}

Ref<> get_persistent_load(Object* self) {
  const Reader* reader = as_unpickler(self)->reader;
  if (reader && reader->persistent_load) return reader->persistent_load;
  if (since(13)) return make_native(&default_persistent_load, self, nullptr, self->type);
  return raise(vm().errors.AttributeError, "persistent_load");
}

bool set_persistent_load(Object* self, Object* value) {
  if (vm().version == 13) {  // 3.13.0 had a plain method here
    return raise(vm().errors.AttributeError,
                 cat("'", type_name_of(self), "' object attribute 'persistent_load' is read-only"));
  }
  if (!value) return raise(vm().errors.TypeError, "attribute deletion is not supported");
  if (!since(13) && !is_callable(value))
    return raise(vm().errors.TypeError, "persistent_load must be a callable taking one argument");
  if (as_unpickler(self)->reader) as_unpickler(self)->reader->persistent_load = share(value);
  return true;
}

const std::vector<NativeDef> methods = {
    {"load", method_load, Arity::none(), "($self, /)",
     "Load a pickle.\n\n"
     "Read a pickled object representation from the open file object given\n"
     "in the constructor, and return the reconstituted object hierarchy\n"
     "specified therein."},
    {"find_class", method_find_class, Arity::any(), "($self, module_name, global_name, /)",
     "Return an object from a specified module."},
};

const std::vector<GetSetDef> getsets = {
    {"memo", get_memo, set_unpickler_memo},
    {"persistent_load", get_persistent_load, set_persistent_load},
};

}  // namespace

Type* make_unpickler_type() {
  TypeSpec spec;
  spec.name = "_pickle.Unpickler";
  spec.module = "_pickle";
  spec.struct_size = sizeof(Unpickler);
  spec.flags = type_flag::base | type_flag::has_gc;
  spec.methods = &methods;
  spec.getsets = &getsets;
  spec.doc = "This takes a binary file for reading a pickle data stream.";
  spec.slots.dealloc = unpickler_dealloc;
  spec.slots.traverse = unpickler_traverse;
  spec.slots.clear = unpickler_clear;
  spec.slots.new_ = unpickler_new;
  spec.slots.init = unpickler_init;
  return make_type(spec);
}

}  // namespace slotscope::pickle
