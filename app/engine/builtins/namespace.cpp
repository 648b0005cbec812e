// The namespace of builtins: functions, types, constants and exceptions.
#include "engine/builtins/functions.hpp"
#include "engine/builtins/import.hpp"
#include "engine/builtins/native.hpp"
#include "engine/builtins/setup.hpp"
#include "engine/modules/sys.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

bool fill_builtins(Dict* names) {
  Interpreter& in = vm();
  const Ref<Str> module_name = make_str("builtins");  // not the one that types share, as pickles show
  for (const auto* family :
       {&program_functions, &iteration_functions, &number_functions, &attribute_functions, &text_functions})
    if (!add_functions(names, *family, module_name.get())) return false;
  const std::pair<const char*, Object*> constants[] = {{"None", in.none},
                                                       {"True", in.true_},
                                                       {"False", in.false_},
                                                       {"Ellipsis", in.ellipsis},
                                                       {"NotImplemented", in.not_implemented},
                                                       {"__debug__", in.true_}};
  for (const auto& [name, value] : constants)
    if (!dict_set(names, intern(name).get(), value)) return false;
  for (Type* type :
       {in.types.object,  in.types.type,     in.types.integer,     in.types.boolean,      in.types.floating,
        in.types.complex, in.types.str,      in.types.bytes,       in.types.bytearray,    in.types.memoryview,
        in.types.tuple,   in.types.list,     in.types.dict,        in.types.set,          in.types.frozenset,
        in.types.range,   in.types.slice,    in.types.classmethod, in.types.staticmethod, in.types.property,
        in.types.super,   in.types.reversed, in.types.enumerate,   in.types.zip,          in.types.map,
        in.types.filter})
    if (!dict_set(names, intern(type_name(type)).get(), type)) return false;
#define SLOTSCOPE_EXCEPTION(name, base, first) \
  if (since(first) && !dict_set(names, intern(#name).get(), in.errors.name)) return false;
#include "engine/objects/exceptions.def"
#undef SLOTSCOPE_EXCEPTION
  return dict_set(names, intern("EnvironmentError").get(), in.errors.OSError) &&
         dict_set(names, intern("IOError").get(), in.errors.OSError) && add_site_functions(names);
}

}  // namespace

void set_up_builtins() {
  Interpreter& in = vm();
  in.modules = make_dict().take();
  Ref<> module = make_module("builtins");
  Ref<Dict> names = instance_dict(module.get());
  static_cast<void>(fill_builtins(names.get()));
  in.builtins = names.take();
  static_cast<void>(dict_set(in.modules, "builtins", module.get()));
  set_up_sys();
}

}  // namespace slotscope
