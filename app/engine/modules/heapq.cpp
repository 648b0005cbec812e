// The module _heapq: a list kept so that each item is not greater than the two at 2k+1 and 2k+2 (CPython:
// Modules/_heapqmodule.c).
#include "engine/builtins/container.hpp"
#include "engine/modules/native_modules.hpp"

namespace slotscope {

namespace {

/// Whether `a` belongs nearer to the root than `b`.
template <bool largest_first>
Tri before(Object* a, Object* b) {
  const Ref<> keep_a = share(a), keep_b = share(b);
  return largest_first ? compare_bool(b, a, CompareOp::Lt) : compare_bool(a, b, CompareOp::Lt);
}

/// The name of the variant that keeps the largest item first, as messages print it.
std::string max_name(std::string_view name) {
  return since(14) ? cat(name, "_max") : cat("_", name, "_max");
}

bool unchanged(const List* heap, std::size_t size) {
  if (heap->size == size) return true;
  return raise(vm().errors.RuntimeError, "list changed size during iteration");
}

/// Moves the item at `place` up until its parent belongs before it; not above `top` (CPython: siftdown).
template <bool largest_first>
bool rise(List* heap, std::size_t top, std::size_t place) {
  const std::size_t size = heap->size;
  if (place >= size) return raise(vm().errors.IndexError, "index out of range");
  while (place > top) {
    const std::size_t parent = (place - 1) >> 1;
    const Tri smaller = before<largest_first>(heap->items[place], heap->items[parent]);
    if (smaller == Tri::Error || !unchanged(heap, size)) return false;
    if (smaller == Tri::False) return true;
    std::swap(heap->items[place], heap->items[parent]);
    place = parent;
  }
  return true;
}

/// Lets the smaller child follow into each gap down to a leaf, then the item rise from there (CPython: siftup).
template <bool largest_first>
bool sink(List* heap, std::size_t place) {
  const std::size_t size = heap->size, top = place, leaves = size >> 1;
  if (place >= size) return raise(vm().errors.IndexError, "index out of range");
  while (place < leaves) {
    std::size_t child = 2 * place + 1;
    if (child + 1 < size) {
      const Tri left_first = before<largest_first>(heap->items[child], heap->items[child + 1]);
      if (left_first == Tri::Error || !unchanged(heap, size)) return false;
      if (left_first == Tri::False) ++child;
    }
    std::swap(heap->items[child], heap->items[place]);
    place = child;
  }
  return rise<largest_first>(heap, top, place);
}

/// `takes_more`: the function has further arguments, so the text counts them.
bool check_heap(std::string_view function, Object* heap, bool takes_more) {
  if (is_list(heap)) return true;
  if (!since(10)) return raise(vm().errors.TypeError, "heap argument must be a list");
  return raise(vm().errors.TypeError,
               cat(function, "() argument", takes_more ? " 1" : "", " must be list, not ", type_name_of(heap)));
}

template <bool largest_first>
Ref<> heappush(Object*, const Args& args) {
  if (!check_heap(largest_first ? max_name("heappush") : std::string("heappush"), args[0], true)) return {};
  List* heap = as_list(args[0]);
  return list_append(heap, args[1]) && rise<largest_first>(heap, 0, heap->size - 1) ? none() : Ref<>();
}

Ref<> take_last(List* heap) {
  if (heap->size == 0) return raise(vm().errors.IndexError, "index out of range");
  Ref<> last = adopt(heap->items[heap->size - 1]);
  return list_resize(heap, heap->size - 1) ? last : Ref<>();
}

template <bool largest_first>
Ref<> heappop(Object*, const Args& args) {
  if (!check_heap(largest_first ? max_name("heappop") : std::string("heappop"), args[0], false)) return {};
  List* heap = as_list(args[0]);
  Ref<> last = take_last(heap);
  if (!last || heap->size == 0) return last;
  Ref<> result = adopt(std::exchange(heap->items[0], last.take()));
  return sink<largest_first>(heap, 0) ? result : Ref<>();
}

template <bool largest_first>
Ref<> replace_root(List* heap, Object* item) {
  retain(item);
  Ref<> root = adopt(std::exchange(heap->items[0], item));
  return sink<largest_first>(heap, 0) ? root : Ref<>();
}

template <bool largest_first>
Ref<> heapreplace(Object*, const Args& args) {
  if (!check_heap(largest_first ? max_name("heapreplace") : std::string("heapreplace"), args[0], true)) return {};
  if (as_list(args[0])->size == 0) return raise(vm().errors.IndexError, "index out of range");
  return replace_root<largest_first>(as_list(args[0]), args[1]);
}

template <bool largest_first>
Ref<> heappushpop(Object*, const Args& args) {
  if (!check_heap(largest_first ? max_name("heappushpop") : std::string("heappushpop"), args[0], true)) return {};
  List* heap = as_list(args[0]);
  if (heap->size == 0) return share(args[1]);
  const Tri root_first = before<largest_first>(heap->items[0], args[1]);
  if (root_first == Tri::Error) return {};
  if (root_first == Tri::False) return share(args[1]);
  if (heap->size == 0) return raise(vm().errors.IndexError, "index out of range");
  return replace_root<largest_first>(heap, args[1]);
}

template <bool largest_first>
Ref<> heapify(Object*, const Args& args) {
  if (!check_heap(largest_first ? max_name("heapify") : std::string("heapify"), args[0], false)) return {};
  List* heap = as_list(args[0]);
  for (std::size_t i = heap->size >> 1; i-- > 0;) {
    if (!sink<largest_first>(heap, i)) return {};
    if (i % 4096 == 0 && !keep_going()) return {};
  }
  return none();
}

const std::vector<NativeDef> functions = {
    {"heappush", heappush<false>, Arity::range(2, 2), "($module, heap, item, /)",
     "Push item onto heap, maintaining the heap invariant."},
    {"heappushpop", heappushpop<false>, Arity::range(2, 2), "($module, heap, item, /)",
     "Push item on the heap, then pop and return the smallest item from the heap.\n\n"
     "The combined action runs more efficiently than heappush() followed by\na separate call to heappop()."},
    {"heappop", heappop<false>, Arity::one(), "($module, heap, /)",
     "Pop the smallest item off the heap, maintaining the heap invariant."},
    {"heapreplace", heapreplace<false>, Arity::range(2, 2), "($module, heap, item, /)",
     "Pop and return the current smallest value, and add the new item.\n\n"
     "This is more efficient than heappop() followed by heappush(), and can be\nmore appropriate when using a "
     "fixed-size heap."},
    {"heapify", heapify<false>, Arity::one(), "($module, heap, /)",
     "Transform list into a heap, in-place, in O(len(heap)) time."},
    {.name = "_heappop_max", .function = heappop<true>, .arity = Arity::one(), .until = 13},
    {.name = "_heapreplace_max", .function = heapreplace<true>, .arity = Arity::range(2, 2), .until = 13},
    {.name = "_heapify_max", .function = heapify<true>, .arity = Arity::one(), .until = 13},
    {.name = "heappush_max",
     .function = heappush<true>,
     .arity = Arity::range(2, 2),
     .doc = "Push item onto max heap, maintaining the heap invariant.",
     .since = 14},
    {.name = "heappushpop_max",
     .function = heappushpop<true>,
     .arity = Arity::range(2, 2),
     .doc = "Maxheap variant of heappushpop.",
     .since = 14},
    {.name = "heappop_max",
     .function = heappop<true>,
     .arity = Arity::one(),
     .doc = "Maxheap variant of heappop.",
     .since = 14},
    {.name = "heapreplace_max",
     .function = heapreplace<true>,
     .arity = Arity::range(2, 2),
     .doc = "Maxheap variant of heapreplace.",
     .since = 14},
    {.name = "heapify_max",
     .function = heapify<true>,
     .arity = Arity::one(),
     .doc = "Maxheap variant of heapify.",
     .since = 14},
};

}  // namespace

bool fill_heapq(Dict* name_space) {
  const Ref<Str> name = name_of("_heapq");
  return add_functions(name_space, functions, name.get());
}

}  // namespace slotscope
