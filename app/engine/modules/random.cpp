// The module _random: the Mersenne Twister, number for number that of CPython (Modules/_randommodule.c).
#include <algorithm>
#include <array>
#include <cstring>
#include <random>

#include "engine/builtins/numbers.hpp"
#include "engine/modules/collections_types.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/instance.hpp"

namespace slotscope {

namespace {

constexpr std::size_t word_count = 624, middle_word = 397;

struct RandomNumbers : Object {
  std::uint32_t words[word_count];
  std::uint32_t index;  ///< of the next word to give out; word_count: all are used up
};
RandomNumbers* as_random(Object* o) {
  return static_cast<RandomNumbers*>(o);
}

// ---- the generator (Matsumoto and Nishimura, MT19937) ----

void renew_words(RandomNumbers* self) {
  std::uint32_t* words = self->words;
  for (std::size_t i = 0; i < word_count; ++i) {
    const std::uint32_t y = (words[i] & 0x80000000u) | (words[(i + 1) % word_count] & 0x7fffffffu);
    words[i] = words[(i + middle_word) % word_count] ^ (y >> 1) ^ (y & 1 ? 0x9908b0dfu : 0);
  }
  self->index = 0;
}

std::uint32_t next_word(RandomNumbers* self) {
  if (self->index >= word_count) renew_words(self);
  std::uint32_t y = self->words[self->index++];
  y ^= y >> 11;
  y ^= (y << 7) & 0x9d2c5680u;
  y ^= (y << 15) & 0xefc60000u;
  return y ^ (y >> 18);
}

void seed_with_word(RandomNumbers* self, std::uint32_t seed) {
  self->words[0] = seed;
  for (std::uint32_t i = 1; i < word_count; ++i) {
    const std::uint32_t before = self->words[i - 1];
    self->words[i] = 1812433253u * (before ^ (before >> 30)) + i;
  }
  self->index = word_count;
}

void seed_with_key(RandomNumbers* self, const std::vector<std::uint32_t>& key) {
  seed_with_word(self, 19650218u);
  std::uint32_t* words = self->words;
  std::size_t i = 1, j = 0;
  const auto advance = [&] {
    if (++i >= word_count) {
      words[0] = words[word_count - 1];
      i = 1;
    }
  };
  for (std::size_t turn = std::max(word_count, key.size()); turn > 0; --turn) {
    words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1664525u)) + key[j] + static_cast<std::uint32_t>(j);
    advance();
    j = (j + 1) % key.size();
  }
  for (std::size_t turn = word_count - 1; turn > 0; --turn) {
    words[i] = (words[i] ^ ((words[i - 1] ^ (words[i - 1] >> 30)) * 1566083941u)) - static_cast<std::uint32_t>(i);
    advance();
  }
  words[0] = 0x80000000u;
}

// ---- seeds ----

/// The magnitude of an int in words of 32 bits, the lowest first.
bool key_of_int(Object* number, std::vector<std::uint32_t>& key) {
  const Ref<> magnitude = int_sign(as_int(number)) < 0 ? int_negative(number) : share(number);
  if (!magnitude) return false;
  const std::size_t count = std::max<std::size_t>((int_bit_length(as_int(magnitude.get())) + 31) / 32, 1);
  std::string bytes;
  if (!int_to_bytes(as_int(magnitude.get()), count * 4, true, false, bytes)) return false;
  key.resize(count);
  std::memcpy(key.data(), bytes.data(), count * 4);
  return true;
}

/// Chance; a run that can be repeated has the same one every time.
std::vector<std::uint32_t> key_of_chance() {
  std::vector<std::uint32_t> key(word_count);
  if (vm().settings.fixed_clock) {
    const std::uint64_t moment = vm().instructions + static_cast<std::uint64_t>(vm().tick_budget - vm().ticks);
    for (std::size_t i = 0; i < word_count; ++i) key[i] = static_cast<std::uint32_t>(2654435761u * (i + 1) ^ moment);
  } else {
    std::random_device device;
    for (std::uint32_t& word : key) word = device();
  }
  return key;
}

bool seed(RandomNumbers* self, Object* value) {
  std::vector<std::uint32_t> key;
  if (!value || is_none(value)) {
    key = key_of_chance();
  } else if (is_int(value)) {
    if (!key_of_int(value, key)) return false;
  } else {
    std::int64_t hash;
    if (!hash_of(value, hash)) return false;
    const Ref<> number = make_int_unsigned(static_cast<std::uint64_t>(hash));
    if (!key_of_int(number.get(), key)) return false;
  }
  seed_with_key(self, key);
  return true;
}

// ---- methods ----

bool seed_from_arguments(RandomNumbers* self, bool exact, const Args& args) {
  if (exact && args.keyword_count() > 0) {
    const bool twice = since(9) && !since(11);
    return raise(vm().errors.TypeError,
                 twice ? "Random()() takes no keyword arguments" : "Random() takes no keyword arguments");
  }
  if (args.count > 1 && since(10)) return raise(vm().errors.TypeError, "Random() requires 0 or 1 argument");
  return seed(self, args.count > 0 ? args[0] : nullptr);
}

/// Up to 3.10 the new object is seeded at once, later by __init__.
Ref<> random_new(Type* type, const Args& args) {
  Ref<> self = allocate_instance(type);
  if (!self || since(11)) return self;
  return seed_from_arguments(as_random(self.get()), !type->is(type_flag::heap), args) ? self : Ref<>();
}

bool random_init(Object* self, const Args& args) {
  return seed_from_arguments(as_random(self), true, args);
}

Ref<> method_random(Object* self, const Args&) {
  const std::uint32_t high = next_word(as_random(self)) >> 5, low = next_word(as_random(self)) >> 6;
  return make_float((high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

Ref<> method_seed(Object* self, const Args& args) {
  return seed(as_random(self), args.count > 0 ? args[0] : nullptr) ? none() : Ref<>();
}

Ref<> method_getstate(Object* self, const Args&) {
  Ref<Tuple> state = make_tuple(word_count + 1);
  for (std::size_t i = 0; i < word_count; ++i) state->items[i] = make_int(as_random(self)->words[i]).take();
  state->items[word_count] = make_int(as_random(self)->index).take();
  return finish_tuple(std::move(state));
}

bool read_word(Object* o, std::uint64_t& word) {
  if (!is_int(o)) return raise(vm().errors.TypeError, "an integer is required");
  if (int_sign(as_int(o)) < 0) return raise(vm().errors.OverflowError, "can't convert negative value to unsigned int");
  std::string bytes;
  if (!int_to_bytes(as_int(o), 8, true, false, bytes))
    return raise(vm().errors.OverflowError, "Python int too large to convert to C unsigned long");
  std::memcpy(&word, bytes.data(), 8);
  return true;
}

Ref<> method_setstate(Object* self, const Args& args) {
  if (!is_tuple(args[0])) return raise(vm().errors.TypeError, "state vector must be a tuple");
  const Tuple* state = as_tuple(args[0]);
  if (state->size != word_count + 1) return raise(vm().errors.ValueError, "state vector is the wrong size");
  std::array<std::uint32_t, word_count> words;
  for (std::size_t i = 0; i < word_count; ++i) {
    std::uint64_t word;
    if (!read_word(state->items[i], word)) return {};
    words[i] = static_cast<std::uint32_t>(word);
  }
  if (!is_int(state->items[word_count])) return raise(vm().errors.TypeError, "an integer is required");
  const auto index = int_value(state->items[word_count]);
  if (!index || *index < 0 || *index > static_cast<std::int64_t>(word_count))
    return raise(vm().errors.ValueError, "invalid state");
  std::copy(words.begin(), words.end(), as_random(self)->words);
  as_random(self)->index = static_cast<std::uint32_t>(*index);
  return none();
}

Ref<> method_getrandbits(Object* self, const Args& args) {
  int bits;
  if (!read_c_int(args[0], bits)) return {};
  if (bits < 0 || (bits == 0 && !since(9))) {
    return raise(vm().errors.ValueError,
                 since(9) ? "number of bits must be non-negative" : "number of bits must be greater than zero");
  }
  if (bits == 0) return make_int(0);
  if (bits <= 32) return make_int_by_digits(next_word(as_random(self)) >> (32 - bits));
  const std::size_t count = (static_cast<std::size_t>(bits) + 31) / 32;
  if (!may_allocate(count * 4)) return {};
  std::string bytes(count * 4, '\0');
  for (std::size_t i = 0; i < count; ++i, bits -= 32) {
    std::uint32_t word = next_word(as_random(self));
    if (bits < 32) word >>= 32 - bits;
    std::memcpy(bytes.data() + i * 4, &word, 4);
    if (i % 4096 == 4095 && !keep_going()) return {};
  }
  return int_from_bytes(bytes, true, false);
}

const std::vector<NativeDef> random_methods = {
    {"random", method_random, Arity::none(), "($self, /)", "random() -> x in the interval [0, 1)."},
    {"seed", method_seed, Arity::range(0, 1), "($self, n=None, /)",
     "seed([n]) -> None.\n\nWithout a number the seed is left to chance."},
    {"getstate", method_getstate, Arity::none(), "($self, /)", "getstate() -> tuple containing the current state."},
    {"setstate", method_setstate, Arity::one(), "($self, state, /)",
     "setstate(state) -> None.  Restores generator state."},
    {"getrandbits", method_getrandbits, Arity::one(), "($self, k, /)",
     "getrandbits(k) -> x.  Generates an int with k random bits."},
};

}  // namespace

bool fill_random(Dict* name_space) {
  TypeSpec spec;
  spec.name = "_random.Random";
  spec.module = "_random";
  spec.struct_size = sizeof(RandomNumbers);
  spec.flags = type_flag::base;
  spec.methods = &random_methods;
  spec.doc = "Random() -> create a random number generator with its own internal state.";
  spec.slots.new_ = random_new;
  if (since(11)) spec.slots.init = random_init;
  Type* type = make_module_type(spec, 9);
  return dict_set(name_space, "Random", type);
}

}  // namespace slotscope
