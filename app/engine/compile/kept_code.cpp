// Taking code objects apart into plain values, and making code objects of them again.
#include "engine/compile/kept_code.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>
#include <unordered_map>

#include "engine/compile/compile.hpp"
#include "engine/machine/code_objects.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

using Index = std::uint32_t;
constexpr Index no_object = ~Index{0};

/// A code object whose objects are places in the table of the whole.
struct KeptCode {
  Code plain{};  ///< what belongs to no interpreter
  Index name = no_object, qualname = no_object, doc = no_object;
  std::vector<Index> constants, names, places;
  std::vector<Index> cache_names;  ///< for each cache
};

struct KeptObject {
  enum class Kind : std::uint8_t { None, Ellipsis, True, False, Int, Float, Complex, Text, Bytes, Tuple, Set, Code };
  Kind kind = Kind::None;
  bool interned = false;
  double real = 0, imaginary = 0;
  std::string text;          ///< digits, characters or bytes
  std::vector<Index> items;  ///< of a tuple or a frozenset
  std::unique_ptr<KeptCode> code;
};

/// In the order in which they can be made; the last one is the code of the whole.
using KeptObjects = std::vector<KeptObject>;

/// Takes a code object apart, with all it holds.
class Taker {
 public:
  /// Nothing when something in it has no plain form.
  std::unique_ptr<const KeptObjects> take(const Code* code) {
    add(const_cast<Code*>(code));
    if (!whole_) return nullptr;
    return std::make_unique<const KeptObjects>(std::move(objects_));
  }

 private:
  Index add(Object* o) {
    if (!o) return no_object;
    const auto known = places_.find(o);
    if (known != places_.end()) return known->second;
    KeptObject kept;
    describe(o, kept);
    objects_.push_back(std::move(kept));
    return places_[o] = static_cast<Index>(objects_.size() - 1);
  }

  template <class Item>
  std::vector<Index> add_all(const std::vector<Item*>& items) {
    std::vector<Index> list;
    for (Item* each : items) list.push_back(add(each));
    return list;
  }

  void describe(Object* o, KeptObject& kept) {
    using Kind = KeptObject::Kind;
    const Interpreter& in = vm();
    if (o == in.none) {
      kept.kind = Kind::None;
    } else if (o == in.ellipsis) {
      kept.kind = Kind::Ellipsis;
    } else if (o == in.true_ || o == in.false_) {
      kept.kind = o == in.true_ ? Kind::True : Kind::False;
    } else if (is_exact_int(o)) {
      kept.kind = Kind::Int;
      kept.text = int_to_text(static_cast<Int*>(o), 16);
    } else if (is_exact_float(o)) {
      kept.kind = Kind::Float;
      kept.real = static_cast<Float*>(o)->value;
    } else if (o->type == in.types.complex) {
      kept.kind = Kind::Complex;
      kept.real = static_cast<Complex*>(o)->real;
      kept.imaginary = static_cast<Complex*>(o)->imag;
    } else if (is_exact_str(o)) {
      kept.kind = Kind::Text;
      kept.interned = as_str(o)->interned;
      kept.text = to_utf8(as_str(o));
      whole_ = whole_ && str_equal(as_str(o), kept.text);
    } else if (o->type == in.types.bytes) {
      kept.kind = Kind::Bytes;
      kept.text = static_cast<Bytes*>(o)->view();
    } else if (is_exact_tuple(o)) {
      kept.kind = Kind::Tuple;
      for (Object* item : *as_tuple(o)) kept.items.push_back(add(item));
    } else if (o->type == in.types.frozenset) {
      kept.kind = Kind::Set;
      std::size_t position = 0;
      for (Object* item; set_next(static_cast<Set*>(o), position, &item);) kept.items.push_back(add(item));
    } else if (o->type == in.types.code) {
      kept.kind = Kind::Code;
      kept.code = take_code(static_cast<const Code*>(o));
    } else {
      whole_ = false;
    }
  }

  std::unique_ptr<KeptCode> take_code(const Code* code) {
    auto kept = std::make_unique<KeptCode>();
    copy_plain_parts(*code, kept->plain);
    kept->name = add(code->name);
    kept->qualname = add(code->qualname);
    kept->doc = add(code->doc);
    kept->constants = add_all(code->constants);
    kept->names = add_all(code->names);
    kept->places = add_all(code->places);
    for (const Cache& cache : code->caches) kept->cache_names.push_back(add(cache.name));
    return kept;
  }

  KeptObjects objects_;
  std::unordered_map<const Object*, Index> places_;
  bool whole_ = true;
};

/// Makes the objects in an interpreter.
class Maker {
 public:
  Maker(const KeptObjects& kept, Str* file_name) : kept_(kept), file_name_(file_name) {}

  Ref<Code> make() {
    made_.reserve(kept_.size());
    for (const KeptObject& each : kept_) {
      made_.push_back(object(each));
      if (!made_.back()) return {};
    }
    return std::move(made_.back()).cast<Code>();
  }

 private:
  Object* at(Index index) const { return index == no_object ? nullptr : made_[index].get(); }
  Str* str_at(Index index) const { return index == no_object ? nullptr : as_str(at(index)); }

  Ref<> object(const KeptObject& kept) {
    using Kind = KeptObject::Kind;
    switch (kept.kind) {
      case Kind::None:
        return none();
      case Kind::Ellipsis:
        return share(vm().ellipsis);
      case Kind::True:
        return share(vm().true_);
      case Kind::False:
        return share(vm().false_);
      case Kind::Int:
        return parse_int(kept.text, 16, nullptr);
      case Kind::Float:
        return make_float(kept.real);
      case Kind::Complex:
        return make_complex(kept.real, kept.imaginary);
      case Kind::Text:
        return kept.interned ? Ref<>(intern(kept.text)) : Ref<>(make_str(kept.text));
      case Kind::Bytes:
        return make_bytes(kept.text);
      case Kind::Tuple:
        return tuple(kept.items);
      case Kind::Set:
        return set(kept.items);
      case Kind::Code:
        return code(*kept.code);
    }
    return {};
  }

  Ref<> tuple(const std::vector<Index>& items) const {
    std::vector<Object*> values;
    for (Index each : items) values.push_back(at(each));
    return make_tuple_of(values.data(), values.size());
  }

  Ref<> set(const std::vector<Index>& items) const {
    Ref<Set> set = make_frozenset();
    for (Index each : items)
      if (!set || !set_add(set.get(), at(each))) return {};
    return set;
  }

  Ref<> code(const KeptCode& kept) const {
    Ref<Code> code = copy_code(&kept.plain);
    code->name = share(str_at(kept.name)).take();
    code->qualname = share(str_at(kept.qualname)).take();
    code->filename = share(file_name_).take();
    code->doc = share(at(kept.doc)).take();
    for (Index each : kept.constants) code->constants.push_back(share(at(each)).take());
    for (Index each : kept.names) code->names.push_back(share(str_at(each)).take());
    for (Index each : kept.places) code->places.push_back(share(str_at(each)).take());
    code->caches.resize(kept.cache_names.size());
    for (std::size_t i = 0; i < code->caches.size(); ++i) code->caches[i].name = str_at(kept.cache_names[i]);
    return code;
  }

  const KeptObjects& kept_;
  Str* file_name_;
  std::vector<Ref<>> made_;
};

struct Kept {
  std::mutex mutex;
  std::map<std::string, std::unique_ptr<const KeptObjects>, std::less<>>
      texts[newest_version.minor + 1];  ///< by version
};

Kept& kept() {
  static Kept kept;
  return kept;
}

}  // namespace

Ref<Code> compile_kept(std::string_view source, Str* file_name) {
  auto& texts = kept().texts[vm().version];
  const KeptObjects* found = nullptr;
  {
    std::lock_guard lock(kept().mutex);
    const auto place = texts.find(source);
    if (place != texts.end()) found = place->second.get();
  }
  if (found) return Maker(*found, file_name).make();
  Ref<Code> code = compile_source(source, file_name, ParseMode::Module);
  std::unique_ptr<const KeptObjects> objects = code ? Taker().take(code.get()) : nullptr;
  if (objects) {
    std::lock_guard lock(kept().mutex);
    texts.emplace(source, std::move(objects));
  }
  return code;
}

}  // namespace slotscope
