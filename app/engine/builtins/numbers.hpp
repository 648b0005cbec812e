// What the number types share with each other and with math, formatting and struct.
#pragma once

#include <cstdint>

#include "engine/builtins/native.hpp"
#include "engine/objects/comparing.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

/// The value as an exact int: itself unless it is a bool or of a subclass.
Ref<> plain_int(Object* integer);
/// int(o) without a base: numbers through their methods, texts by reading them.
Ref<> int_from_object(Object* o);
/// Two's complement bytes; false without an exception when the value does not fit.
bool int_to_bytes(const Int* value, std::size_t length, bool little, bool is_signed, std::string& bytes);
Ref<> int_from_bytes(std::string_view bytes, bool little, bool is_signed);
/// A number that CPython makes digit by digit although it is small: counts, sizes, random bits.
Ref<> make_int_by_digits(std::int64_t value);
/// How messages about arguments name a type: "None" instead of "NoneType".
std::string argument_type_name(Object* argument);
/// Warns when what a conversion method returned is of a strict subclass of the type expected; false when that is an
/// error.
bool strict_subclass_allowed(const std::string& method, Object* result, Type* expected);
/// An argument of C type Py_ssize_t, with the messages of the modelled version.
bool read_c_size(Object* o, std::int64_t& value);
/// An argument of C type int, with the messages of the modelled version.
bool read_c_int(Object* o, int& value);
/// A str argument as UTF-8, without null characters; `name` is "'encoding'" or its position.
bool text_argument(std::string_view function, std::string_view name, Object* o, std::string& text);
/// bytes(o) without its arguments for sizes: buffers and iterables of small ints (builtins/bytes_new.cpp).
Ref<> bytes_from_object(Object* o);
/// int(value), truncating; raises for nan and infinities.
Ref<> make_int_from_double(double value);
/// mantissa * 2^exponent, rounded once even when the result is subnormal (the lowest bit of the mantissa is sticky).
double scale_mantissa(std::uint64_t mantissa, std::int64_t exponent);
/// base ** exponent for floats, with complex results and CPython's errors.
Ref<> float_power(double base, double exponent);
/// OverflowError(34, 'Numerical result out of range').
Failure raise_range_error();
/// The digits of a double in one of the styles e, f, g, E, F, G with a precision, or r: the shortest that reads back.
/// `alternate` keeps the point and trailing zeros, `always_point` adds ".0" to what looks like an integer.
std::string format_double(double value, char style, int precision, bool alternate = false, bool always_point = false);
/// The text with Unicode decimal digits and spaces replaced by their ASCII forms, as int(), float() and complex() read
/// it.
std::string ascii_number_text(const Str* text);

TypeSlots int_slots();    // builtins/int.cpp
TypeSlots float_slots();  // builtins/float.cpp

void set_up_int_types();
void set_up_float_type();
void set_up_complex_type();

}  // namespace slotscope
