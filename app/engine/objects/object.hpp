// What every Python object begins with, how it is owned, and how an operation says that it failed.
//
// Representation. Every value is boxed: a pointer to an `Object`, whose 16-byte header holds a reference count, flags
// and the type. Identity is the address, so `is` and `id()` behave as in CPython, numbers included; destruction happens
// the moment the last reference goes, which `__del__` and weak references make observable. Counts are 32 bits: no
// program within the memory limit can hold four thousand million references to one object. The C++ structs say nothing
// about the bytes Python reports: those come from `layout/`, which models each CPython version.
//
// Ownership. `Ref<T>` owns one reference. Plain pointers borrow: a `T*` parameter is alive for the length of the call,
// a returned `T*` is owned by somebody else. An operation that makes a value returns a `Ref`; empty means that a Python
// exception is pending in the interpreter. Operations without a value return bool: false means an exception is pending.
#pragma once

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace slotscope {

struct Type;
struct Object;

/// Bits of `Object::flags`; the upper 24 bits are the cycle collector's scratch counter.
namespace object_flag {
inline constexpr std::uint32_t collectable = 1u << 0;  ///< lives in the collector's space
inline constexpr std::uint32_t tracked = 1u << 1;      ///< the collector looks at it (gc.is_tracked)
inline constexpr std::uint32_t finalized = 1u << 2;    ///< __del__ has run
inline constexpr std::uint32_t immortal = 1u << 3;     ///< reported as immortal by 3.12+; counted like any other here
inline constexpr std::uint32_t large = 1u << 4;        ///< allocated outside the pools
inline constexpr std::uint32_t marked = 1u << 5;       ///< collector: reachable in this pass
inline constexpr std::uint32_t a = 1u << 6;            ///< for the type's own use
inline constexpr std::uint32_t b = 1u << 7;            ///< for the type's own use
inline constexpr std::uint32_t scratch_shift = 8;
}  // namespace object_flag

struct Object {
  std::uint32_t references;
  std::uint32_t flags;
  Type* type;

  bool has(std::uint32_t flag) const { return (flags & flag) != 0; }
};
static_assert(sizeof(Object) == 16);

/// Destroys an object whose last reference is gone (machine/heap.cpp).
void destroy(Object* object) noexcept;

inline void retain(Object* object) noexcept {
  ++object->references;
}
inline void release(Object* object) noexcept {
  if (--object->references == 0) destroy(object);
}
inline void retain_if(Object* object) noexcept {
  if (object) retain(object);
}
inline void release_if(Object* object) noexcept {
  if (object) release(object);
}

/// Says that a Python exception is pending; converts to the empty or false result of any operation.
struct Failure {
  constexpr operator bool() const { return false; }
};

/// Owns one reference to an object, or nothing.
template <class T = Object>
class [[nodiscard]] Ref {
 public:
  constexpr Ref() = default;
  constexpr Ref(std::nullptr_t) {}
  constexpr Ref(Failure) {}
  Ref(const Ref& other) : pointer_(other.pointer_) { retain_if(as_object(pointer_)); }
  Ref(Ref&& other) noexcept : pointer_(std::exchange(other.pointer_, nullptr)) {}
  template <class U, class = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  Ref(const Ref<U>& other) : pointer_(other.get()) {
    retain_if(as_object(pointer_));
  }
  template <class U, class = std::enable_if_t<std::is_convertible_v<U*, T*>>>
  Ref(Ref<U>&& other) noexcept : pointer_(other.take()) {}
  ~Ref() { release_if(as_object(pointer_)); }
  Ref& operator=(Ref other) noexcept {
    std::swap(pointer_, other.pointer_);
    return *this;
  }

  /// Takes over a reference somebody else counted.
  static Ref adopt(T* pointer) {
    Ref result;
    result.pointer_ = pointer;
    return result;
  }
  /// Counts a reference of its own.
  static Ref share(T* pointer) {
    retain_if(as_object(pointer));
    return adopt(pointer);
  }

  T* get() const { return pointer_; }
  T* operator->() const { return pointer_; }
  T& operator*() const { return *pointer_; }
  explicit operator bool() const { return pointer_ != nullptr; }
  /// Gives the reference away without releasing it.
  [[nodiscard]] T* take() { return std::exchange(pointer_, nullptr); }
  /// The same reference, known to be to a `U`.
  template <class U>
  Ref<U> cast() && {
    return Ref<U>::adopt(static_cast<U*>(take()));
  }

 private:
  static Object* as_object(T* pointer) {
    return reinterpret_cast<Object*>(const_cast<std::remove_const_t<T>*>(pointer));
  }
  T* pointer_ = nullptr;
};

template <class T>
Ref<T> adopt(T* pointer) {
  return Ref<T>::adopt(pointer);
}
template <class T>
Ref<T> share(T* pointer) {
  return Ref<T>::share(pointer);
}

/// Replaces the reference a field owns; the old one is released last, when the field is already new.
template <class T>
void assign(T*& field, Ref<T> value) {
  T* old = std::exchange(field, value.take());
  release_if(reinterpret_cast<Object*>(old));
}

/// The truth of something, or a pending exception.
enum class Tri : std::int8_t { Error = -1, False = 0, True = 1 };
inline Tri tri(bool value) {
  return value ? Tri::True : Tri::False;
}

enum class CompareOp : std::uint8_t { Lt, Le, Eq, Ne, Gt, Ge };

}  // namespace slotscope
