// A namespace apart, in which a program is examined.
#include "engine/machine/hidden.hpp"

#include "engine/compile/kept_code.hpp"
#include "engine/machine/session.hpp"
#include "engine/machine/stepping.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

/// Makes the namespace when it is first needed.
bool prepare_hidden() {
  Interpreter& in = vm();
  if (!prepare_main()) return false;
  if (in.hidden_namespace) return dict_set(in.hidden_namespace, "program", in.main_namespace);
  Ref<Dict> names = make_dict();
  Ref<Dict> builtins = dict_copy(in.builtins);
  Ref<Str> name = make_str(hidden_file);
  if (!names || !builtins || !dict_set(names.get(), in.names.__builtins__, builtins.get()) ||
      !dict_set(names.get(), in.names.__name__, name.get()) || !dict_set(names.get(), "program", in.main_namespace)) {
    return false;
  }
  in.hidden_namespace = names.take();
  return true;
}

}  // namespace

bool is_hidden(const Code* code) {
  return str_equal(code->filename, hidden_file);
}

bool is_hidden(const Type* type) {
  if (!vm().hidden_namespace || !type->dict) return false;
  const Object* module = dict_get(type->dict, vm().names.__module__);
  return module && is_str(module) && str_equal(static_cast<const Str*>(module), hidden_file);
}

Frame* calling_frame() {
  Frame* frame = visible_frame(vm().frame);
  if (!frame) raise(vm().errors.SystemError, "frame does not exist");
  return frame;
}

Frame* visible_frame(Frame* frame) {
  while (frame && is_hidden(frame->code)) frame = frame->previous;
  return frame;
}

RunResult run_hidden(std::string_view source, ParseMode mode, Evaluation* evaluation) {
  Ref<> value;
  // The first text is the one that examines, always the same; those that follow are about one program.
  const bool first = !vm().hidden_namespace && mode == ParseMode::Module;
  if (prepare_hidden()) {
    Ref<Str> file = make_str(hidden_file);
    Ref<Code> code = first ? compile_kept(source, file.get()) : compile_source(source, file.get(), mode);
    Dict* names = vm().hidden_namespace;
    if (code) value = run_code(code.get(), names, names);
  }
  return conclude_evaluation(std::move(value), evaluation);
}

}  // namespace slotscope
