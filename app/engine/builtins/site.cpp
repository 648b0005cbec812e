// What CPython's site module adds to the built-in functions: exit, quit, help, copyright, credits and license.
#include <array>

#include "engine/builtins/functions.hpp"
#include "engine/builtins/import.hpp"
#include "engine/builtins/native.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

/// exit and quit (CPython: _sitebuiltins.Quitter).
struct Quitter : Object {
  Object *name, *eof;
};

/// copyright, credits and license (CPython: _sitebuiltins._Printer).
struct Notice : Object {
  Object *name, *text;
};

void quitter_dealloc(Object* o) {
  release(static_cast<Quitter*>(o)->name);
  release(static_cast<Quitter*>(o)->eof);
  free_object(o);
}

Ref<> quitter_repr(Object* o) {
  const auto* quitter = static_cast<Quitter*>(o);
  return make_str(cat("Use ", to_utf8(as_str(quitter->name)), "() or ", to_utf8(as_str(quitter->eof)), " to exit"));
}

Ref<> quitter_call(Object*, const Args& args) {
  static const char* const keywords[] = {"code", nullptr};
  Object* code = vm().none;
  if (!read_arguments("__call__", args, keywords, {}, {&code})) return {};
  return raise_object(vm().errors.SystemExit, code);
}

void notice_dealloc(Object* o) {
  release(static_cast<Notice*>(o)->name);
  release(static_cast<Notice*>(o)->text);
  free_object(o);
}

Ref<> notice_repr(Object* o) {
  return share(static_cast<Notice*>(o)->text);
}

Ref<> print_line(Object* text) {
  const Ref<> print = share(dict_get(vm().builtins, "print"));
  return print ? call(print.get(), text) : none();
}

Ref<> notice_call(Object* o, const Args&) {
  return print_line(static_cast<Notice*>(o)->text);
}

Ref<> helper_repr(Object*) {
  return make_str("Type help() for interactive help, or help(object) for help about object.");
}

/// help(thing): the module pydoc describes it.
Ref<> helper_call(Object*, const Args& args) {
  const Ref<Str> name = intern("pydoc"), function = intern("help");
  const Ref<> module = import_module("pydoc");
  const Ref<> help = module ? get_attribute(module.get(), function.get()) : Ref<>();
  return help ? call(help.get(), args) : Ref<>();
}

const std::vector<TypeSpec::Member> quitter_members = {
    {"name", offsetof(Quitter, name), MemberDescriptor::Kind::Object},
    {"eof", offsetof(Quitter, eof), MemberDescriptor::Kind::Object},
};

Type* make_site_type(std::string_view name, std::size_t size, TypeSlots slots,
                     const std::vector<TypeSpec::Member>* members = nullptr) {
  TypeSpec spec;
  spec.name = name;
  spec.struct_size = size;
  spec.module = "_sitebuiltins";
  spec.members = members;
  spec.slots = slots;
  return make_type(spec);
}

bool add_quitters(Dict* names) {
  TypeSlots slots;
  slots.dealloc = quitter_dealloc;
  slots.repr = quitter_repr;
  slots.call = quitter_call;
  Type* type = make_site_type("Quitter", sizeof(Quitter), slots, &quitter_members);
  for (const char* name : {"quit", "exit"}) {
    Quitter* quitter = allocate<Quitter>(type);
    quitter->name = make_str(name).take();
    quitter->eof = make_str("Ctrl-D (i.e. EOF)").take();
    if (!dict_set(names, intern(name).get(), finish(quitter).get())) return false;
  }
  return true;
}

bool add_notices(Dict* names) {
  TypeSlots slots;
  slots.dealloc = notice_dealloc;
  slots.repr = notice_repr;
  slots.call = notice_call;
  Type* type = make_site_type("_Printer", sizeof(Notice), slots);
  static constexpr std::array<std::pair<const char*, const char*>, 3> notices{{
      {"copyright", "Slotscope models CPython; it is not CPython."},
      {"credits", "Slotscope models CPython, made by the Python community. See www.python.org for more information."},
      {"license", "Slotscope's licence stands in the file LICENSE of its source."},
  }};
  for (const auto& [name, text] : notices) {
    Notice* notice = allocate<Notice>(type);
    notice->name = make_str(name).take();
    notice->text = make_str(text).take();
    if (!dict_set(names, intern(name).get(), finish(notice).get())) return false;
  }
  return true;
}

bool add_help(Dict* names) {
  TypeSlots slots;
  slots.dealloc = free_object;
  slots.repr = helper_repr;
  slots.call = helper_call;
  Type* type = make_site_type("_Helper", sizeof(Object), slots);
  return dict_set(names, intern("help").get(), finish(allocate<Object>(type)).get());
}

}  // namespace

bool add_site_functions(Dict* names) {
  return add_quitters(names) && add_notices(names) && add_help(names);
}

}  // namespace slotscope
