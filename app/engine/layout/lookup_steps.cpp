// How an attribute access is looked up, told step by step, without carrying it out.
#include "engine/machine/operations.hpp"
#include "engine/machine/stepping.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/instance.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"
#include "engine/views.hpp"

namespace slotscope {

namespace {

struct Found {
  Object* value = nullptr;
  Type* where = nullptr;
};

Found search(Type* type, Str* name, std::vector<LookupStep>& steps) {
  for (Object* each : *type->mro) {
    Type* base = as_type(each);
    Object* value = dict_get(base->dict, name);
    steps.push_back({cat("Look for '", to_utf8(name), "' in ", type_name(base)), cat(type_name(base), ".__dict__"),
                     value ? cat("found a ", type_name_of(value)) : std::string("not here"), false});
    if (value) return {value, base};
  }
  return {};
}

}  // namespace

std::vector<LookupStep> lookup_steps(std::string_view expression) {
  std::vector<LookupStep> steps;
  const std::size_t dot = expression.rfind('.');
  if (dot == std::string_view::npos)
    return {{"Read the expression", std::string(expression), "this is no attribute access such as o.x", true}};
  Ref<> object = value_in_frame(expression.substr(0, dot), 0);
  if (!object) {
    const std::string why = vm().error ? exception_text(vm().error) : std::string();
    clear_exception();
    return {{"Evaluate the object", std::string(expression.substr(0, dot)), why, true}};
  }
  std::string_view attribute = expression.substr(dot + 1);
  while (!attribute.empty() && attribute.back() == ' ') attribute.remove_suffix(1);
  Ref<Str> name = intern(attribute);
  Object* o = object.get();
  Type* type = o->type;
  if (type->slots.getattro != generic_get_attribute && !is_type_object(o))
    steps.push_back({"The class has its own __getattribute__", std::string(type_name(type)),
                     "it decides alone; what follows is what object.__getattribute__ would do", false});
  const Found found = search(is_type_object(o) ? as_type(o) : type, name.get(), steps);
  const bool descriptor = found.value && found.value->type->slots.descr_get;
  const bool data = found.value && found.value->type->slots.descr_set;
  if (is_type_object(o)) {
    steps.push_back(found.value ? LookupStep{"Take it from the class", std::string(type_name(found.where)),
                                             descriptor ? "a descriptor: its __get__(None, class) answers"
                                                        : "a plain value: this is the answer",
                                             true}
                                : LookupStep{"Look in the metaclass", std::string(type_name(type)),
                                             "its attributes come last", true});
    return steps;
  }
  if (data) {
    steps.push_back(
        {"It is a data descriptor", std::string(type_name(found.where)),
         cat("a ", type_name_of(found.value), " has __set__: it wins over the instance, and its __get__ answers"),
         true});
    return steps;
  }
  if (Dict** holder = dict_word(o)) {
    Object* own = instance_attribute(o, name.get());
    steps.push_back({"Look in the instance", *holder ? "its dict" : "its in-line values",
                     own ? "found: this is the answer" : "not here", own != nullptr});
    if (own) return steps;
  } else {
    steps.push_back({"Look in the instance", "it has no __dict__", "nothing to look in", false});
  }
  if (found.value) {
    steps.push_back({descriptor ? "Use the non-data descriptor of the class" : "Use the plain value of the class",
                     std::string(type_name(found.where)),
                     descriptor ? "its __get__ binds it to the instance" : "this is the answer", true});
    return steps;
  }
  const bool fallback = type_lookup(type, vm().names.__getattr__) != nullptr;
  steps.push_back({"Nothing was found", std::string(type_name(type)),
                   fallback ? "the class has __getattr__: it is asked last" : "AttributeError is raised", true});
  return steps;
}

}  // namespace slotscope
