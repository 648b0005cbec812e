// Unpickling: where the bytes come from, the stack, and the choice of the instruction.
#include "engine/modules/pickle/reader.hpp"

#include <cstring>

#include "engine/builtins/buffer.hpp"
#include "engine/builtins/numbers.hpp"
#include "engine/modules/pickle/opcodes.hpp"

namespace slotscope::pickle {

// ---- input ----

bool Reader::set_file(Object* file) {
  Ref<> read, readline;
  const Ref<Str> name = intern("read");
  if (look_up_attribute(file, name.get(), read) == Tri::Error) return false;
  if (look_up_attribute(file, vm().names.readline, readline) == Tri::Error) return false;
  if (!read || !readline) return raise(vm().errors.TypeError, "file must have 'read' and 'readline' attributes");
  read_ = std::move(read);
  readline_ = std::move(readline);
  return true;
}

bool Reader::set_bytes(Object* bytes_like) {
  return refill(share(bytes_like));
}

bool Reader::refill(Ref<> data) {
  if (!data) return false;
  std::string_view bytes;
  if (!bytes_view(data.get(), bytes)) {
    if (vm().error) return false;
    return raise(vm().errors.TypeError, cat("a bytes-like object is required, not '", type_name_of(data.get()), "'"));
  }
  release_input();
  lend_buffer(data.get());
  lent_ = true;
  data_ = std::move(data);
  input_ = bytes;
  return true;
}

void Reader::release_input() {
  if (lent_) give_back_buffer(data_.get());
  lent_ = false;
  data_ = {};
  input_ = {};
  next_ = 0;
}

bool Reader::set_encoding(const char* function, Object* encoding, Object* errors) {
  return (!encoding || text_argument(function, "'encoding'", encoding, encoding_)) &&
         (!errors || text_argument(function, "'errors'", errors, errors_));
}

bool Reader::set_buffers(Object* buffers) {
  if (!buffers || is_none(buffers)) return true;
  buffers_ = get_iterator(buffers);
  return static_cast<bool>(buffers_);
}

/// The next bytes of the pickle; null with UnpicklingError pending when there are not so many.
const char* Reader::take(std::size_t bytes) {
  if (input_.size() - next_ < bytes) {
    if (!read_) {
      static_cast<void>(unpickling_error("pickle data was truncated"));
      return nullptr;
    }
    const Ref<> read = read_, count = make_int(static_cast<std::int64_t>(bytes));
    if (!refill(call(read.get(), count.get()))) return nullptr;
    if (input_.size() < bytes) {
      static_cast<void>(unpickling_error("pickle data was truncated"));
      return nullptr;
    }
  }
  const char* taken = input_.data() + next_;
  next_ += bytes;
  return taken;
}

bool Reader::take_number(std::size_t width, std::uint64_t& number) {
  const char* bytes = take(width);
  if (!bytes) return false;
  number = 0;
  std::memcpy(&number, bytes, width);
  return true;
}

/// The length of what follows; `what` is the instruction as messages name it.
bool Reader::take_size(std::size_t width, const char* what, std::size_t& size) {
  std::uint64_t number;
  if (!take_number(width, number)) return false;
  if (number > INT64_MAX)
    return raise(vm().errors.OverflowError, cat(what, " exceeds system's maximum size of ", INT64_MAX, " bytes"));
  size = number;
  return true;
}

/// A line without its newline, of at least so many characters.
bool Reader::take_line(std::string_view& line, std::size_t least) {
  std::size_t end = input_.find('\n', next_);
  if (end == std::string_view::npos && read_) {
    const Ref<> readline = readline_;
    if (!refill(call(readline.get()))) return false;
    end = input_.empty() || input_.back() != '\n' ? std::string_view::npos : input_.size() - 1;
  }
  if (end == std::string_view::npos || end - next_ < least) return unpickling_error("pickle data was truncated");
  line = input_.substr(next_, end - next_);
  next_ = end + 1;
  return true;
}

// ---- stack ----

Failure Reader::underflow() const {
  return unpickling_error(marks_.empty() ? "unpickling stack underflow" : "unexpected MARK found");
}

Ref<> Reader::pop() {
  if (stack_.size() <= fence()) return underflow();
  Ref<> value = adopt(stack_.back());
  stack_.pop_back();
  return value;
}

/// Borrowed; null with UnpicklingError pending.
Object* Reader::top() {
  if (stack_.size() > fence()) return stack_.back();
  static_cast<void>(underflow());
  return nullptr;
}

bool Reader::pop_mark(std::size_t& mark) {
  if (marks_.empty()) return unpickling_error("could not find MARK");
  mark = marks_.back();
  marks_.pop_back();
  return true;
}

void Reader::drop_to(std::size_t size) {
  while (stack_.size() > size) {
    const Ref<> dropped = adopt(stack_.back());
    stack_.pop_back();
  }
}

Ref<Tuple> Reader::pop_tuple(std::size_t from) {
  if (from < fence()) return underflow();
  Ref<Tuple> tuple = make_tuple(stack_.size() - from);
  if (tuple->size == 0) return tuple;
  std::memcpy(tuple->items, stack_.data() + from, tuple->size * sizeof(Object*));
  stack_.resize(from);
  return finish_tuple(std::move(tuple)).cast<Tuple>();
}

bool Reader::memo_set(std::uint64_t number, Object* object) {
  if (number >= memo.size()) {
    constexpr std::uint64_t plausible = 1 << 24;  // beyond, only what follows numbers already given
    if (number > plausible && number / 2 > memo.size()) return raise_no_arguments(vm().errors.MemoryError);
    const std::size_t more = number + 1 - memo.size();
    if (number >= memo.capacity() && !may_allocate(2 * more * sizeof(Object*))) return false;
    if (number >= memo.capacity()) {
      memo.reserve(number * 2 + 32);
      note_free(&memo);
      note_block(&memo, memo.capacity() * sizeof(Object*));
    }
    memo.resize(number + 1, nullptr);
  }
  Object* old = std::exchange(memo[number], share(object).take());
  if (!old) ++memo_used_;
  release_if(old);
  return true;
}

void Reader::memo_clear() {
  const std::vector<Object*> old = std::exchange(memo, {});
  memo_used_ = 0;
  note_free(&memo);
  for (Object* each : old) release_if(each);
}

// ---- the whole ----

void Reader::clear() {
  drop_to(0);
  marks_.clear();
  memo_clear();
  release_input();
  interned_.clear();
  for (Ref<>* each : {&persistent_load, &read_, &readline_, &buffers_}) *each = {};
}

void Reader::traverse(Visitor visit, void* context) const {
  for (const Ref<>* each : {&persistent_load, &read_, &readline_, &buffers_, &data_})
    if (*each) visit(each->get(), context);
  for (Object* each : stack_) visit(each, context);
  for (Object* each : memo)
    if (each) visit(each, context);
}

Ref<> Reader::load(Object* unpickler) {
  drop_to(0);
  marks_.clear();
  protocol_ = 0;
  unpickler_ = unpickler;
  const bool done = run();
  unpickler_ = nullptr;
  return done ? pop() : nullptr;
}

bool Reader::run() {
  for (std::uint32_t turns = 1;; ++turns) {
    if (turns % 4096 == 0 && !keep_going()) return false;
    const char* opcode = take(1);
    if (!opcode) {
      if (exception_matches(as_type(kept("UnpicklingError")))) {
        clear_exception();
        return raise(vm().errors.EOFError, "Ran out of input");
      }
      return false;
    }
    const char code = *opcode;
    if (code == opcode::stop) return true;
    bool known = true;
    if (step(code, known)) continue;
    if (known) return false;
    const bool printable = code >= 0x20 && code <= 0x7e && code != '\'' && code != '\\';
    if (printable) return unpickling_error(cat("invalid load key, '", code, "'."));
    static constexpr char digits[] = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(code);
    return unpickling_error(cat("invalid load key, '\\x", digits[byte >> 4], digits[byte & 15], "'."));
  }
}

/// Carries out one instruction; `known` becomes false when there is no such instruction.
bool Reader::step(char code, bool& known) {
  Interpreter& in = vm();
  std::size_t mark = 0;
  std::uint64_t number = 0;
  switch (code) {
    case opcode::none:
      return push(none());
    case opcode::newtrue:
      return push(share(in.true_));
    case opcode::newfalse:
      return push(share(in.false_));
    case opcode::binint:
      return load_binint(4);
    case opcode::binint1:
      return load_binint(1);
    case opcode::binint2:
      return load_binint(2);
    case opcode::integer:
      return load_int();
    case opcode::long_text:
      return load_long();
    case opcode::long1:
      return load_counted_long(1);
    case opcode::long4:
      return load_counted_long(4);
    case opcode::real:
      return load_float();
    case opcode::binfloat:
      return load_binfloat();
    case opcode::short_binbytes:
      return load_binbytes(1);
    case opcode::binbytes:
      return load_binbytes(4);
    case opcode::binbytes8:
      return load_binbytes(8);
    case opcode::bytearray8:
      return load_bytearray();
    case opcode::next_buffer:
      return load_next_buffer();
    case opcode::readonly_buffer:
      return load_readonly_buffer();
    case opcode::short_binstring:
      return load_binstring(1);
    case opcode::binstring:
      return load_binstring(4);
    case opcode::string:
      return load_string();
    case opcode::unicode:
      return load_unicode();
    case opcode::short_binunicode:
      return load_binunicode(1);
    case opcode::binunicode:
      return load_binunicode(4);
    case opcode::binunicode8:
      return load_binunicode(8);
    case opcode::empty_tuple:
      return push(share<Object>(in.empty_tuple));
    case opcode::tuple1:
      return stack_.size() >= 1 ? load_tuple(stack_.size() - 1) : bool(underflow());
    case opcode::tuple2:
      return stack_.size() >= 2 ? load_tuple(stack_.size() - 2) : bool(underflow());
    case opcode::tuple3:
      return stack_.size() >= 3 ? load_tuple(stack_.size() - 3) : bool(underflow());
    case opcode::tuple:
      return pop_mark(mark) && load_tuple(mark);
    case opcode::empty_list:
      return push(make_list());
    case opcode::list:
      return load_list();
    case opcode::empty_dict:
      return push(make_dict());
    case opcode::dict:
      return load_dict();
    case opcode::empty_set:
      return push(make_set());
    case opcode::additems:
      return load_additems();
    case opcode::frozenset:
      return load_frozenset();
    case opcode::append:
      return stack_.size() > fence() + 1 ? load_append(stack_.size() - 1) : bool(underflow());
    case opcode::appends:
      return pop_mark(mark) && load_append(mark);
    case opcode::setitem:
      return stack_.size() > fence() + 2 ? load_setitems(stack_.size() - 2) : bool(underflow());
    case opcode::setitems:
      return pop_mark(mark) && load_setitems(mark);
    case opcode::obj:
      return load_obj();
    case opcode::inst:
      return load_inst();
    case opcode::newobj:
      return load_newobj(false);
    case opcode::newobj_ex:
      return load_newobj(true);
    case opcode::global:
      return load_global();
    case opcode::stack_global:
      return load_stack_global();
    case opcode::build:
      return load_build();
    case opcode::reduce:
      return load_reduce();
    case opcode::dup:
      return top() && push(share(stack_.back()));
    case opcode::get:
      return load_get_line();
    case opcode::binget:
      return take_number(1, number) && load_get(static_cast<std::int64_t>(number));
    case opcode::long_binget:
      return take_number(4, number) && load_get(static_cast<std::int64_t>(number));
    case opcode::put:
      return load_put_line();
    case opcode::binput:
      return take_number(1, number) && load_put(number);
    case opcode::long_binput:
      return take_number(4, number) && load_put(number);
    case opcode::memoize:
      return load_put(memo_used_);
    case opcode::mark:
      return marks_.push_back(stack_.size()), true;
    case opcode::pop:
      return load_pop();
    case opcode::pop_mark:
      return pop_mark(mark) && (drop_to(mark), true);
    case opcode::persistent_id:
      return load_persistent(false);
    case opcode::binary_persistent_id:
      return load_persistent(true);
    case opcode::protocol:
      return load_protocol();
    case opcode::frame:
      return load_frame();
    case opcode::ext1:
      return load_extension(1);
    case opcode::ext2:
      return load_extension(2);
    case opcode::ext4:
      return load_extension(4);
    default:
      return known = false;
  }
}

}  // namespace slotscope::pickle
