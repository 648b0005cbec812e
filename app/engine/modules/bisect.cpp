// The module _bisect: places in sorted sequences (CPython: Modules/_bisectmodule.c).
#include "engine/builtins/container.hpp"
#include "engine/modules/native_modules.hpp"

namespace slotscope {

namespace {

struct Search {
  Object *sequence = nullptr, *value = nullptr, *key = nullptr;
  std::int64_t low = 0, high = -1;
};

bool read_search(std::string_view function, const Args& args, Search& search) {
  static const char* const keywords[] = {"a", "x", "lo", "hi", "key", nullptr};
  static const char* const without_key[] = {"a", "x", "lo", "hi", nullptr};
  Object *low = nullptr, *high = nullptr;
  const bool read = since(10) ? read_arguments(function, args, keywords, {.required = 2, .positional = 4},
                                               {&search.sequence, &search.value, &low, &high, &search.key})
                              : read_arguments(function, args, without_key, {.required = 2},
                                               {&search.sequence, &search.value, &low, &high});
  if (!read) return false;
  if (low && !index_value(low, search.low, vm().errors.OverflowError)) return false;
  if (high && !is_none(high) && !index_value(high, search.high, vm().errors.OverflowError)) return false;
  if (search.key && is_none(search.key)) search.key = nullptr;
  if (search.low < 0) return raise(vm().errors.ValueError, "lo must be non-negative");
  return search.high != -1 || length(search.sequence, search.high);
}

/// First place whose item is greater than the value (right) or not smaller than it (left).
bool find_place(const Search& search, bool right, Object* value, std::int64_t& place) {
  std::int64_t low = search.low, high = search.high;
  while (low < high) {
    const std::int64_t middle =
        static_cast<std::int64_t>((static_cast<std::uint64_t>(low) + static_cast<std::uint64_t>(high)) / 2);
    const Ref<> index = make_int(middle);
    Ref<> item = get_item(search.sequence, index.get());
    if (item && search.key) item = call(search.key, item.get());
    if (!item) return false;
    const Tri smaller =
        right ? compare_bool(value, item.get(), CompareOp::Lt) : compare_bool(item.get(), value, CompareOp::Lt);
    if (smaller == Tri::Error) return false;
    if ((smaller == Tri::True) == right) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  place = low;
  return true;
}

template <bool right>
Ref<> bisect(Object*, const Args& args) {
  Search search;
  std::int64_t place;
  if (!read_search(right ? "bisect_right" : "bisect_left", args, search)) return {};
  return find_place(search, right, search.value, place) ? make_int(place) : Ref<>();
}

template <bool right>
Ref<> insort(Object*, const Args& args) {
  Search search;
  std::int64_t place;
  if (!read_search(right ? "insort_right" : "insort_left", args, search)) return {};
  const Ref<> key = search.key ? call(search.key, search.value) : share(search.value);
  if (!key || !find_place(search, right, key.get(), place)) return {};
  if (is_exact_list(search.sequence))
    return list_insert(as_list(search.sequence), place, search.value) ? none() : Ref<>();
  const Ref<Str> insert = name_of("insert");
  const Ref<> index = make_int(place);
  return call_method(search.sequence, insert.get(), index.get(), search.value) ? none() : Ref<>();
}

const char* const bisect_right_doc =
    "Return the index where to insert item x in list a, assuming a is sorted.\n\n"
    "The return value i is such that all e in a[:i] have e <= x, and all e in\n"
    "a[i:] have e > x.  So if x already appears in the list, a.insert(i, x) will\ninsert just after the rightmost x "
    "already there.\n\n"
    "Optional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.";
const char* const bisect_left_doc =
    "Return the index where to insert item x in list a, assuming a is sorted.\n\n"
    "The return value i is such that all e in a[:i] have e < x, and all e in\n"
    "a[i:] have e >= x.  So if x already appears in the list, a.insert(i, x) will\ninsert just before the leftmost x "
    "already there.\n\n"
    "Optional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.";
const char* const insort_right_doc =
    "Insert item x in list a, and keep it sorted assuming a is sorted.\n\n"
    "If x is already in a, insert it to the right of the rightmost x.\n\n"
    "Optional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.";
const char* const insort_left_doc =
    "Insert item x in list a, and keep it sorted assuming a is sorted.\n\n"
    "If x is already in a, insert it to the left of the leftmost x.\n\n"
    "Optional args lo (default 0) and hi (default len(a)) bound the\nslice of a to be searched.";
const char* const signature = "($module, /, a, x, lo=0, hi=None, *, key=None)";

const std::vector<NativeDef> functions = {
    {"bisect_right", bisect<true>, Arity::any(), signature, bisect_right_doc},
    {"bisect_left", bisect<false>, Arity::any(), signature, bisect_left_doc},
    {"insort_right", insort<true>, Arity::any(), signature, insort_right_doc},
    {"insort_left", insort<false>, Arity::any(), signature, insort_left_doc},
};

}  // namespace

bool fill_bisect(Dict* name_space) {
  const Ref<Str> name = name_of("_bisect");
  return add_functions(name_space, functions, name.get());
}

}  // namespace slotscope
