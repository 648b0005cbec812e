// Gamma by Lanczos' approximation with g = 6.0246..., the same sums CPython takes, so that last digits agree.
#include <cmath>

#include "engine/modules/math.hpp"

namespace slotscope {
namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double log_pi = 1.144729885849400174143427351353058711647;
constexpr double lanczos_g = 6.024680040776729583740234375;
constexpr double lanczos_g_minus_half = 5.524680040776729583740234375;

double lanczos_sum(double x) {
  static constexpr double numerator[] = {
      23531376880.410759688572007674451636754734846804940, 42919803642.649098768957899047001988850926355848959,
      35711959237.355668049440185451547166705960488635843, 17921034426.037209699919755754458931112671403265390,
      6039542586.3520280050642916443072979210699388420708, 1439720407.3117216736632230727949123939715485786372,
      248874557.86205415651146038641322942321632125127801, 31426415.585400194380614231628318205362874684987640,
      2876370.6289353724412254090516208496135991145378768, 186056.26539522349504029498971604569928220784236328,
      8071.6720023658162106380029022722506138218516325024, 210.82427775157934587250973392071336271166969580291,
      2.5066282746310002701649081771338373386264310793408};
  static constexpr double denominator[] = {0.0,        39916800.0, 120543840.0, 150917976.0, 105258076.0,
                                           45995730.0, 13339535.0, 2637558.0,   357423.0,    32670.0,
                                           1925.0,     66.0,       1.0};
  constexpr int count = 13;
  double top = 0, bottom = 0;
  if (x < 5.0) {
    for (int i = count; --i >= 0;) {
      top = top * x + numerator[i];
      bottom = bottom * x + denominator[i];
    }
  } else {
    for (int i = 0; i < count; ++i) {
      top = top / x + numerator[i];
      bottom = bottom / x + denominator[i];
    }
  }
  return top / bottom;
}

double sin_pi(double x) {
  const double y = std::fmod(std::fabs(x), 2.0);
  double result = 0;
  switch (static_cast<int>(std::round(2.0 * y))) {
    case 0:
      result = std::sin(pi * y);
      break;
    case 1:
      result = std::cos(pi * (y - 0.5));
      break;
    case 2:
      result = std::sin(pi * (1.0 - y));
      break;
    case 3:
      result = -std::cos(pi * (y - 1.5));
      break;
    default:
      result = std::sin(pi * (y - 2.0));
  }
  return std::copysign(1.0, x) * result;
}

double small_factorial(int n) {
  double product = 1;
  for (int i = 2; i <= n; ++i) product *= i;
  return product;
}

}  // namespace

double gamma_function(double x) {
  if (std::isnan(x) || (std::isinf(x) && x > 0)) return x;
  if (x == 0 || std::isinf(x)) return NAN;
  if (x == std::floor(x)) {
    if (x < 0) return NAN;
    if (x <= 23) return small_factorial(static_cast<int>(x) - 1);
  }
  const double size = std::fabs(x);
  if (size < 1e-20) return 1.0 / x;
  if (size > 200.0) return x < 0 ? 0.0 / sin_pi(x) : INFINITY;
  const double y = size + lanczos_g_minus_half;
  const double lost =
      size > lanczos_g_minus_half ? (y - size) - lanczos_g_minus_half : (y - lanczos_g_minus_half) - size;
  const double z = lost * lanczos_g / y;
  const auto power = [&] { return std::pow(y, size < 140.0 ? size - 0.5 : size / 2.0 - 0.25); };
  double result;
  if (x < 0) {
    result = -pi / sin_pi(size) / size * std::exp(y) / lanczos_sum(size);
    result -= z * result;
    result /= power();
    if (size >= 140.0) result /= power();
  } else {
    result = lanczos_sum(size) / std::exp(y);
    result += z * result;
    result *= power();
    if (size >= 140.0) result *= power();
  }
  return result;
}

double log_gamma(double x) {
  if (std::isnan(x)) return x;
  if (std::isinf(x)) return INFINITY;
  if (x == std::floor(x) && x <= 2.0) return x <= 0 ? NAN : 0.0;
  const double size = std::fabs(x);
  if (size < 1e-20) return -std::log(size);
  double result = std::log(lanczos_sum(size)) - lanczos_g;
  result += (size - 0.5) * (std::log(size + lanczos_g - 0.5) - 1);
  if (x < 0) result = log_pi - std::log(std::fabs(sin_pi(size))) - std::log(size) - result;
  return result;
}

}  // namespace slotscope
