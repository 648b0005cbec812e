// math: sums and norms of many numbers, and the module itself.
#include <algorithm>
#include <cmath>

#include "engine/builtins/numbers.hpp"
#include "engine/modules/math.hpp"
#include "engine/modules/native_modules.hpp"
#include "engine/objects/dict.hpp"

namespace slotscope {
namespace {

/// A sum kept exactly as floats that do not overlap (Shewchuk's partial sums).
class ExactSum {
 public:
  bool add(double x) {
    const double given = x;
    std::size_t kept = 0;
    for (double y : partials_) {
      if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
      const double high = x + y, low = y - (high - x);
      if (low != 0) partials_[kept++] = low;
      x = high;
    }
    partials_.resize(kept);
    if (x == 0) return true;
    if (std::isfinite(x)) {
      partials_.push_back(x);
      return true;
    }
    if (std::isfinite(given)) return raise(vm().errors.OverflowError, "intermediate overflow in fsum");
    if (std::isinf(given)) infinities_ += given;
    special_ += given;
    is_special_ = true;
    partials_.clear();
    return true;
  }

  Ref<> result() {
    if (is_special_) {
      if (std::isnan(infinities_)) return raise(vm().errors.ValueError, "-inf + inf in fsum");
      return make_float(special_);
    }
    if (partials_.empty()) return make_float(0.0);
    std::size_t n = partials_.size() - 1;
    double high = partials_[n], low = 0;
    while (n > 0 && low == 0) {
      const double x = high, y = partials_[--n];
      high = x + y;
      low = y - (high - x);
    }
    // Round half to even across more than two partials.
    if (n > 0 && ((low < 0 && partials_[n - 1] < 0) || (low > 0 && partials_[n - 1] > 0))) {
      const double doubled = low * 2, sum = high + doubled;
      if (doubled == sum - high) high = sum;
    }
    return make_float(high);
  }

 private:
  std::vector<double> partials_;
  double special_ = 0, infinities_ = 0;
  bool is_special_ = false;
};

Ref<> fsum(Object*, const Args& args) {
  const Ref<> iterator = get_iterator(args[0]);
  if (!iterator) return {};
  ExactSum sum;
  for (std::size_t turn = 1; const Ref<> item = next_value(iterator.get()); ++turn) {
    double x;
    if (!float_value(item.get(), x) || !sum.add(x) || (turn % 4096 == 0 && !keep_going())) return {};
  }
  return vm().error ? Ref<>() : sum.result();
}

Ref<> prod(Object*, const Args& args) {
  static const char* const keywords[] = {"iterable", "start", nullptr};
  Object *iterable = nullptr, *start = nullptr;
  if (!read_arguments("prod", args, keywords, {.required = 1, .positional_only = 1, .positional = 1},
                      {&iterable, &start}))
    return {};
  const Ref<> iterator = get_iterator(iterable);
  if (!iterator) return {};
  Ref<> result = start ? Ref<>::share(start) : make_int(1);
  while (const Ref<> item = next_value(iterator.get())) {
    result = binary_operation(BinaryOp::Multiply, result.get(), item.get());
    if (!result) return {};
  }
  return vm().error ? Ref<>() : result;
}

/// The length of a vector up to 3.9: squares of quotients, summed with a correction (CPython: vector_norm).
double vector_norm_of_old(const std::vector<double>& values, double largest) {
  double sum = 1, correction = 0;
  for (const double value : values) {
    const double quotient = value / largest, square = quotient * quotient, before = sum;
    sum += square;
    correction += (before - sum) + square;
  }
  return largest * std::sqrt(sum - 1 + correction);
}

/// The length of a vector, scaled so that squares neither overflow nor vanish, in extended precision.
double vector_norm(const std::vector<double>& values) {
  double largest = 0;
  bool any_nan = false;
  for (const double x : values) {
    any_nan = any_nan || std::isnan(x);
    largest = std::max(largest, std::fabs(x));
  }
  if (std::isinf(largest)) return INFINITY;
  if (any_nan) return NAN;
  if (largest == 0 || values.size() == 1) return largest;
  if (!since(10)) return vector_norm_of_old(values, largest);
  int exponent;
  std::frexp(largest, &exponent);
  long double sum = 0;
  for (const double x : values) {
    const long double scaled = std::ldexp(static_cast<long double>(x), -exponent);
    sum += scaled * scaled;
  }
  return static_cast<double>(std::ldexp(std::sqrt(sum), exponent));
}

Ref<> hypot(Object*, const Args& args) {
  if (!no_keywords(since(9) ? "math.hypot" : "hypot", args)) return {};
  std::vector<double> values(args.count);
  for (std::size_t i = 0; i < args.count; ++i) {
    if (!float_value(args[i], values[i])) return {};
    if (std::isnan(values[i])) continue;
    values[i] = std::fabs(values[i]);
  }
  return make_float(vector_norm(values));
}

Ref<> dist(Object*, const Args& args) {
  const Ref<Tuple> p = is_tuple(args[0]) ? share(as_tuple(args[0])) : tuple_from_iterable(args[0]);
  if (!p) return {};
  const Ref<Tuple> q = is_tuple(args[1]) ? share(as_tuple(args[1])) : tuple_from_iterable(args[1]);
  if (!q) return {};
  if (p->size != q->size) return raise(vm().errors.ValueError, "both points must have the same number of dimensions");
  std::vector<double> differences(p->size);
  for (std::size_t i = 0; i < p->size; ++i) {
    double x, y;
    if (!float_value(p->items[i], x) || !float_value(q->items[i], y)) return {};
    differences[i] = std::fabs(x - y);
  }
  return make_float(vector_norm(differences));
}

/// A product sum of floats in three parts (CPython: TripleLength of math_sumprod).
struct TripleSum {
  double high = 0, low = 0, tiny = 0;

  static void add(double a, double b, double& sum, double& error) {
    sum = a + b;
    const double z = sum - a;
    error = (a - (sum - z)) + (b - z);
  }
  void add_product(double x, double y) {
    const double product = x * y, rest = std::fma(x, y, -product);
    double sum, error, second, second_error, third, third_error;
    add(high, product, sum, error);
    add(low, rest, second, second_error);
    add(second, error, third, third_error);
    high = sum;
    low = third;
    tiny += second_error + third_error;
  }
  double value() const { return high + (low + tiny); }
};

/// Sums products: floats exactly, anything else by its own operators.
class ProductSum {
 public:
  bool add(Object* p, Object* q) {
    const bool numbers = (is_exact_float(p) || is_exact_int(p)) && (is_exact_float(q) || is_exact_int(q));
    if (numbers && (is_exact_float(p) || is_exact_float(q))) {
      double x, y;
      if (!float_value(p, x) || !float_value(q, y)) return false;
      if (std::isfinite(x) && std::isfinite(y) && std::isfinite(x * y)) {
        floats_.add_product(x, y);
        has_floats_ = true;
        return true;
      }
    }
    if (!flush_floats()) return false;
    const Ref<> product = binary_operation(BinaryOp::Multiply, p, q);
    if (!product) return false;
    total_ = binary_operation(BinaryOp::Add, total_.get(), product.get());
    return bool(total_);
  }
  Ref<> result() { return flush_floats() ? total_ : Ref<>(); }

 private:
  bool flush_floats() {
    if (!has_floats_) return true;
    has_floats_ = false;
    const Ref<> sum = make_float(floats_.value());
    floats_ = {};
    total_ = binary_operation(BinaryOp::Add, total_.get(), sum.get());
    return bool(total_);
  }
  Ref<> total_ = make_int(0);
  TripleSum floats_;
  bool has_floats_ = false;
};

Ref<> sumprod(Object*, const Args& args) {
  const Ref<> p = get_iterator(args[0]);
  if (!p) return {};
  const Ref<> q = get_iterator(args[1]);
  if (!q) return {};
  ProductSum sum;
  while (true) {
    const Ref<> x = next_value(p.get());
    if (!x && vm().error) return {};
    const Ref<> y = next_value(q.get());
    if (!y && vm().error) return {};
    if (!x != !y) return raise(vm().errors.ValueError, "Inputs are not the same length");
    if (!x) return sum.result();
    if (!sum.add(x.get(), y.get())) return {};
  }
}

}  // namespace

std::vector<NativeDef> math_sum_functions() {
  return {
      {"dist", dist, Arity::range(2, 2), "($module, p, q, /)",
       "Return the Euclidean distance between two points p and q."},
      {"fsum", fsum, Arity::one(), "($module, seq, /)",
       "Return an accurate floating-point sum of values in the iterable seq."},
      {"hypot", hypot, Arity::any(), nullptr, "Multidimensional Euclidean distance from the origin to a point."},
      {"prod", prod, Arity::any(), "($module, iterable, /, *, start=1)",
       "Calculate the product of all the elements in the input iterable."},
      {.name = "sumprod",
       .function = sumprod,
       .arity = Arity::range(2, 2),
       .signature = "($module, p, q, /)",
       .doc = "Return the sum of products of values from two iterables p and q.",
       .since = 12},
  };
}

bool fill_math(Dict* name_space) {
  static const std::vector<NativeDef> functions = [] {
    std::vector<NativeDef> rows;
    for (auto* family : {math_real_functions, math_integer_functions, math_sum_functions}) {
      for (const NativeDef& row : family()) rows.push_back(row);
    }
    return rows;
  }();
  const Ref<Str> name = name_of("math");
  if (!add_functions(name_space, functions, name.get())) return false;
  constexpr std::pair<const char*, double> constants[] = {
      {"pi", 3.141592653589793}, {"e", 2.718281828459045}, {"tau", 6.283185307179586}, {"inf", INFINITY}, {"nan", NAN}};
  return std::all_of(std::begin(constants), std::end(constants), [&](const auto& constant) {
    return dict_set(name_space, constant.first, make_float(constant.second).get());
  });
}

}  // namespace slotscope
