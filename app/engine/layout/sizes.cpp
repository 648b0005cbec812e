// Implements sys.getsizeof: every kind of object by what the modelled version would have allocated for it.
#include "engine/layout/sizes.hpp"

#include "engine/layout/container_sizes.hpp"
#include "engine/machine/operations.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

bool size_of(Object* o, std::int64_t& bytes) {
  Ref<> method = look_up_special(o, vm().names.__sizeof__);
  if (!method) {
    if (vm().error) return false;
    return raise(vm().errors.TypeError, cat("Type ", type_name_of(o), " doesn't define __sizeof__"));
  }
  Ref<> answer = call(method.get());
  if (!answer || !index_value(answer.get(), bytes)) return false;
  if (bytes < 0) return raise(vm().errors.ValueError, "__sizeof__() should return >= 0");
  bytes += o->type->model.preheader;
  return true;
}

std::int64_t native_size_of(const Object* o) {
  const ModelLayout& model = o->type->model;
  return model.basicsize;
}

std::int64_t block_bytes_of(const Object* o) { return native_size_of(o) + o->type->model.preheader; }

}  // namespace slotscope
