// The tables, one a version, and the lookup by type name.
#include "engine/layout/tables.hpp"

#include <algorithm>
#include <iterator>

#include "engine/machine/interpreter.hpp"

namespace slotscope {

namespace {

#define SLOTSCOPE_LAYOUT(name, basicsize, itemsize, dictoffset, weakrefoffset, collected, heap) \
  {name, basicsize, itemsize, dictoffset, weakrefoffset, collected != 0, heap != 0},
constexpr BuiltinLayout table_3_8[] = {
#include "engine/layout/versions/3_8.def"
};
constexpr BuiltinLayout table_3_9[] = {
#include "engine/layout/versions/3_9.def"
};
constexpr BuiltinLayout table_3_10[] = {
#include "engine/layout/versions/3_10.def"
};
constexpr BuiltinLayout table_3_11[] = {
#include "engine/layout/versions/3_11.def"
};
constexpr BuiltinLayout table_3_12[] = {
#include "engine/layout/versions/3_12.def"
};
constexpr BuiltinLayout table_3_13[] = {
#include "engine/layout/versions/3_13.def"
};
constexpr BuiltinLayout table_3_14[] = {
#include "engine/layout/versions/3_14.def"
};
#undef SLOTSCOPE_LAYOUT

struct Table {
  const BuiltinLayout* begin;
  const BuiltinLayout* end;
  std::int64_t static_type;  // sizeof(PyTypeObject)
};
template <std::size_t n>
constexpr Table table(const BuiltinLayout (&rows)[n], std::int64_t static_type) {
  return {rows, rows + n, static_type};
}
constexpr Table tables[] = {table(table_3_8, 416),  table(table_3_9, 408),  table(table_3_10, 408),
                            table(table_3_11, 408), table(table_3_12, 416), table(table_3_13, 416),
                            table(table_3_14, 416)};

const Table& current() {
  return tables[vm().version - oldest_version.minor];
}

}  // namespace

const BuiltinLayout* builtin_layout(std::string_view name) {
  const Table& rows = current();
  const auto* found = std::lower_bound(
      rows.begin, rows.end, name, [](const BuiltinLayout& row, std::string_view wanted) { return row.name < wanted; });
  return found != rows.end && found->name == name ? found : nullptr;
}

void model_builtin_type(Type* type) {
  const BuiltinLayout* row = builtin_layout(type->static_name);
  if (!row) return;
  constexpr std::int32_t collector_head = 16, managed_pointers = 16, managed_weakref = -32;
  std::int32_t preheader = row->collected ? collector_head : 0;
  if (since(12) && (row->dictoffset == -1 || row->weakrefoffset == managed_weakref)) preheader += managed_pointers;
  type->model = {row->basicsize, row->itemsize, row->dictoffset, row->weakrefoffset, preheader};
}

std::int64_t builtin_type_bytes(const Type* type) {
  const BuiltinLayout* row = builtin_layout(type->static_name);
  return row && row->heap ? vm().types.type->model.basicsize : current().static_type;
}

std::int64_t builtin_type_preheader() {
  return since(11) && !since(13) ? 16 : 0;
}

}  // namespace slotscope
