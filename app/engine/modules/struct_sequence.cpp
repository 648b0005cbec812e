// Tuples whose items have names too (CPython: Objects/structseq.c).
#include "engine/modules/streams.hpp"

#include <array>
#include <memory>

#include "engine/builtins/native.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

Ref<> sequence_repr(Object* o) {
  Ref<> fields = get_attribute(o->type, intern("__match_args__").get());
  if (!fields) return {};
  std::string text = cat(type_name(o->type), "(");
  for (std::size_t i = 0; i < as_tuple(o)->size; ++i) {
    Ref<Str> value = repr(as_tuple(o)->items[i]);
    if (!value) return {};
    text += cat(i ? ", " : "", to_utf8(as_str(as_tuple(fields.get())->items[i])), "=", to_utf8(value.get()));
  }
  return make_str(text + ")");
}

/// The field's position is the offset of the member descriptor: items lie behind the tuple's header.
template <std::size_t index>
Ref<> field(Object* o) {
  return share(as_tuple(o)->items[index]);
}
template <std::size_t... index>
constexpr auto field_getters(std::index_sequence<index...>) {
  return std::array<Ref<> (*)(Object*), sizeof...(index)>{field<index>...};
}

}  // namespace

Ref<> make_struct_sequence(std::string_view name, const std::vector<std::pair<const char*, Ref<>>>& fields) {
  static constexpr auto getters = field_getters(std::make_index_sequence<20>());
  Interpreter& in = vm();
  Type* type = as_type(dict_get(in.hidden_types, name));
  if (!type) {
    TypeSpec spec;
    spec.name = name;
    spec.struct_size = sizeof(Tuple);
    spec.flags = type_flag::has_gc | type_flag::disallow_new;
    spec.base = in.types.tuple;
    spec.slots.repr = sequence_repr;
    std::vector<GetSetDef> getsets;
    std::size_t i = 0;
    for (const auto& [field_name, value] : fields) getsets.push_back({field_name, getters[i++]});
    in.kept_getsets.push_back(std::make_unique<std::vector<GetSetDef>>(std::move(getsets)));
    spec.getsets = in.kept_getsets.back().get();
    type = make_type(spec);
    Ref<Tuple> names = make_tuple(fields.size());
    i = 0;
    for (const auto& [field_name, value] : fields) names->items[i++] = intern(field_name).take();
    static_cast<void>(dict_set(type->dict, intern("__match_args__").get(), names.get()));
    Ref<> count = make_int(static_cast<std::int64_t>(fields.size()));
    for (const char* each : {"n_fields", "n_sequence_fields"})
      static_cast<void>(dict_set(type->dict, intern(each).get(), count.get()));
    static_cast<void>(dict_set(type->dict, intern("n_unnamed_fields").get(), make_int(0).get()));
    static_cast<void>(dict_set(in.hidden_types, name, type));
  }
  Ref<Tuple> tuple = make_tuple(fields.size());
  std::size_t i = 0;
  for (const auto& [field_name, value] : fields) tuple->items[i++] = share(value.get()).take();
  tuple->type = type;
  return finish_tuple(std::move(tuple));
}

}  // namespace slotscope
