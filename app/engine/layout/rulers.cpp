// The rulers: makes instances on an engine and reads every way of measuring them.
#include <algorithm>
#include <cmath>
#include <optional>

#include "engine/engine.hpp"
#include "engine/layout/sizes.hpp"
#include "engine/machine/heap.hpp"
#include "engine/machine/operations.hpp"
#include "engine/machine/session.hpp"
#include "engine/machine/stepping.hpp"
#include "engine/objects/dict.hpp"
#include "engine/objects/number.hpp"
#include "engine/objects/sequence.hpp"
#include "engine/objects/text.hpp"

namespace slotscope {

namespace {

constexpr std::pair<InstanceKind, const char*> kind_names[] = {
    {InstanceKind::Regular, "regular"},
    {InstanceKind::Slotted, "slotted"},
    {InstanceKind::Dataclass, "dataclass"},
    {InstanceKind::DataclassSlots, "dataclass-slots"},
    {InstanceKind::NamedTuple, "namedtuple"},
    {InstanceKind::Tuple, "tuple"},
    {InstanceKind::Dict, "dict"},
    {InstanceKind::SlottedDict, "slotted-dict"},
    {InstanceKind::SlottedWeakref, "slotted-weakref"},
    {InstanceKind::List, "list"},
    {InstanceKind::SimpleNamespace, "simple-namespace"},
};

// Up to the first so many are really made; of more than that the second, and the points beyond are projections.
constexpr std::uint64_t most_created = 2'000'000, created_of_more = 200'000;
constexpr int most_attributes = 200;

/// "a0, a1, a2" with each name between `before` and `after`.
std::string listed(int count, std::string_view before, std::string_view after, std::string_view between = ", ") {
  std::string text;
  for (int i = 0; i < count; ++i) text += cat(i ? between : std::string_view(), before, "a", i, after);
  return text;
}

std::string repeated(int count, std::string_view value) {
  std::string text;
  for (int i = 0; i < count; ++i) text += cat(i ? ", " : "", value);
  return text;
}

/// The program that defines `make(v)` for a kind of instance.
std::string program(const MeasureRequest& request) {
  const int k = request.attributes;
  std::string body;
  for (int i = 0; i < k; ++i) body += cat("        self.a", i, " = a", i, "\n");
  const std::string initializer =
      cat("    def __init__(self", k ? ", " : "", listed(k, "", ""), "):\n", k ? body : std::string("        pass\n"));
  const std::string values = repeated(k, "v");
  const std::string fields = k ? listed(k, "    ", ": object", "\n") + "\n" : std::string("    pass\n");
  const std::string call_c = cat("def make(v):\n    return C(", values, ")\n");
  switch (request.kind) {
    case InstanceKind::Regular:
      return cat("class C:\n", initializer, call_c);
    case InstanceKind::Slotted:
      return cat("class C:\n    __slots__ = (", listed(k, "'", "',", " "), ")\n", initializer, call_c);
    case InstanceKind::SlottedDict:
      return cat("class C:\n    __slots__ = (", listed(k, "'", "',", " "), "'__dict__',)\n", initializer, call_c);
    case InstanceKind::SlottedWeakref:
      return cat("class C:\n    __slots__ = (", listed(k, "'", "',", " "), "'__weakref__',)\n", initializer, call_c);
    case InstanceKind::Dataclass:
      return cat("from dataclasses import dataclass\n@dataclass\nclass C:\n", fields, call_c);
    case InstanceKind::DataclassSlots:
      return cat("from dataclasses import dataclass\n@dataclass(slots=True)\nclass C:\n", fields, call_c);
    case InstanceKind::NamedTuple:
      return cat("from collections import namedtuple\nC = namedtuple('C', [", listed(k, "'", "'"), "])\n", call_c);
    case InstanceKind::Tuple:
      return cat("def make(v):\n    return (", values, k == 1 ? "," : "", ")\n");
    case InstanceKind::List:
      return cat("def make(v):\n    return [", values, "]\n");
    case InstanceKind::Dict:
      return cat("def make(v):\n    return {", listed(k, "'", "': v"), "}\n");
    case InstanceKind::SimpleNamespace:
      return cat("from types import SimpleNamespace\ndef make(v):\n    return SimpleNamespace(", listed(k, "", "=v"),
                 ")\n");
  }
  return {};
}

constexpr const char* filler = R"(
def _fill(keep, begin, end, distinct, touch):
    m = make
    if distinct:
        for i in range(begin, end):
            keep[i] = m(i + 1000000)
    else:
        v = 1000000
        for i in range(begin, end):
            keep[i] = m(v)
    if touch:
        for i in range(begin, end):
            keep[i].__dict__
def _sizes(o):
    import sys
    own = sys.getsizeof(o)
    try:
        return own, own + sys.getsizeof(o.__dict__)
    except AttributeError:
        return own, own
make(0)
make(0)
make(0)
)";

/// 1, 2, 5, 10 ... up to the wished count, the count itself last.
std::vector<std::uint64_t> scale(std::uint64_t count) {
  std::vector<std::uint64_t> points;
  for (std::uint64_t decade = 1; decade < count && decade < (std::uint64_t{1} << 60); decade *= 10)
    for (const std::uint64_t step : {1, 2, 5})
      if (decade * step < count) points.push_back(decade * step);
  if (count) points.push_back(count);
  return points;
}

class QuietHost : public Host {
 public:
  explicit QuietHost(MeasureListener* listener) : listener_(listener) {}
  void write(Stream, std::string_view) override {}
  bool stop_requested() override { return listener_ && listener_->stop_requested(); }

 private:
  MeasureListener* listener_;
};

class Ruler {
 public:
  Ruler(const MeasureRequest& request, MeasureListener* listener) : request_(request), listener_(listener) {
    result_.request = request;
  }

  MeasureResult measure() {
    Settings settings;
    settings.version = request_.version;
    settings.limits.memory = 0;
    QuietHost host(listener_);
    Interpreter interpreter(settings, host);
    on_deep_stack(interpreter, [this] { run(); });
    on_deep_stack(interpreter, [] { finalize_main(); });
    return std::move(result_);
  }

 private:
  void run() {
    Interpreter& in = vm();
    begin_limits();
    const std::string source = program(request_) + filler;
    const RunResult defined = run_main(source);
    if (defined.outcome != Outcome::Finished) {
      result_.error =
          defined.exception ? cat(defined.exception->type, ": ", defined.exception->message) : defined.message;
      return;
    }
    if (request_.touch_dict) {
      Ref<> has = value_in_frame("hasattr(make(0), '__dict__')", 0);
      if (!has || has.get() != in.true_) {
        result_.error = "instances of this kind have no __dict__ to touch";
        return;
      }
    }
    const std::uint64_t create = request_.instances > most_created ? created_of_more : request_.instances;
    Ref<> fill = share(dict_get(in.main_namespace, "_fill"));
    Ref<List> keep = make_list(create);
    if (!fill || !keep) return;
    for (std::uint64_t i = 0; i < create; ++i) keep->items[i] = share(in.none).take();
    const double started = steady_seconds();
    in.heap->account.clear();
    in.tracing_memory = true;
    std::uint64_t done = 0;
    for (const std::uint64_t point : scale(request_.instances)) {
      if (point > create) {
        project(point);
        if (listener_ && !listener_->on_point(result_.points.back())) break;
        continue;
      }
      if (!make_instances(fill.get(), keep.get(), done, point)) break;
      done = point;
      read(keep.get(), point, steady_seconds() - started);
      result_.cancelled = listener_ && !listener_->on_point(result_.points.back());
      if (result_.cancelled) break;
    }
    in.tracing_memory = false;
    in.heap->account.clear();
  }

  bool make_instances(Object* fill, List* keep, std::uint64_t from, std::uint64_t until) {
    Ref<> begin = make_int(static_cast<std::int64_t>(from)), end = make_int(static_cast<std::int64_t>(until));
    Ref<> distinct = make_bool(request_.values == Values::Distinct), touch = make_bool(request_.touch_dict);
    const std::int64_t before = vm().heap->account.current();
    Object* values[] = {keep, begin.get(), end.get(), distinct.get(), touch.get()};
    if (!call(fill, Args{values, 5, nullptr})) {
      result_.cancelled = vm().interruption == Interruption::Stopped;
      Ref<Exception> exception = take_exception();
      if (!result_.cancelled)
        result_.error = exception ? exception_text(exception.get()) : "the instances could not be made";
      return false;
    }
    traced_ += vm().heap->account.current() - before;
    return true;
  }

  void read(List* keep, std::uint64_t count, double seconds) {
    Interpreter& in = vm();
    MeasurePoint point;
    const auto n = static_cast<std::int64_t>(count);
    point.instances = count;
    point.traced_bytes = traced_;
    point.seconds = seconds;
    Object* last = keep->items[count - 1];
    const std::int64_t block = block_bytes_of(last), pre = preheader_of(last);
    // Looking must not change what is measured: the sizes are read with the account closed.
    in.tracing_memory = false;
    if (Ref<> sizes = call(dict_get(in.main_namespace, "_sizes"), last)) {
      point.getsizeof_bytes = n * int_value(as_tuple(sizes.get())->items[0]).value_or(0);
      point.naive_bytes = n * int_value(as_tuple(sizes.get())->items[1]).value_or(0);
    }
    clear_exception();
    in.tracing_memory = true;
    constexpr std::int64_t list_slot = 8;
    point.process_bytes = in.heap->account.process_bytes() + list_slot * n;
    constexpr std::int64_t head = 16, header = 16;
    if (pre) point.by_part.emplace_back("GC head", head * n);
    if (pre > head) point.by_part.emplace_back("managed pointers", (pre - head) * n);
    point.by_part.emplace_back("refcount and type", header * n);
    const std::int64_t model_slots = std::max<std::int64_t>(0, last->type->model.basicsize - header);
    if (is_tuple(last) || is_list(last) || is_dict(last)) {
      point.by_part.emplace_back("object", (block - pre - header) * n);
    } else {
      if (model_slots) point.by_part.emplace_back("slots", model_slots * n);
      if (const std::int64_t values = block - pre - header - model_slots; values > 0)
        point.by_part.emplace_back("inline values", values * n);
    }
    std::int64_t shown = 0;
    for (const auto& [name, bytes] : point.by_part) shown += bytes;
    const std::int64_t value_bytes = request_.values == Values::Distinct ? 28 * n : 0;
    if (const std::int64_t rest = traced_ - shown - value_bytes; rest != 0)
      point.by_part.emplace_back("dict, values and tables", rest);
    if (value_bytes) point.by_part.emplace_back("the values themselves", value_bytes);
    result_.points.push_back(std::move(point));
  }

  /// A point beyond what is really made: the last two continued in a straight line, as the first instances of a class
  /// are not like those that follow.
  void project(std::uint64_t count) {
    if (!line_ && result_.points.size() >= 2)
      line_ = {result_.points[result_.points.size() - 2], result_.points.back()};
    if (!line_) return;
    const auto& [from, to] = *line_;
    const double steps = static_cast<double>(count - to.instances) / static_cast<double>(to.instances - from.instances);
    auto continued = [steps](std::int64_t before, std::int64_t last) {
      return last + static_cast<std::int64_t>(std::llround(steps * static_cast<double>(last - before)));
    };
    MeasurePoint point = to;
    point.instances = count;
    point.getsizeof_bytes = continued(from.getsizeof_bytes, to.getsizeof_bytes);
    point.naive_bytes = continued(from.naive_bytes, to.naive_bytes);
    point.traced_bytes = continued(from.traced_bytes, to.traced_bytes);
    point.process_bytes = continued(from.process_bytes, to.process_bytes);
    for (std::size_t i = 0; i < point.by_part.size(); ++i) {
      const auto& [name, last] = to.by_part[i];
      const std::int64_t before =
          i < from.by_part.size() && from.by_part[i].first == name ? from.by_part[i].second : last;
      point.by_part[i].second = continued(before, last);
    }
    point.seconds = to.seconds + steps * (to.seconds - from.seconds);
    point.projected = true;
    result_.points.push_back(std::move(point));
  }

  MeasureRequest request_;
  MeasureListener* listener_;
  MeasureResult result_;
  std::int64_t traced_ = 0;
  std::optional<std::pair<MeasurePoint, MeasurePoint>> line_;  ///< what projections continue
};

}  // namespace

std::string to_string(InstanceKind kind) {
  for (const auto& [each, name] : kind_names)
    if (each == kind) return name;
  return {};
}

std::optional<InstanceKind> parse_instance_kind(std::string_view text) {
  for (const auto& [kind, name] : kind_names)
    if (text == name) return kind;
  return std::nullopt;
}

MeasureResult measure(const MeasureRequest& request, MeasureListener* listener) {
  if (request.attributes < 0 || request.attributes > most_attributes) {
    MeasureResult result;
    result.request = request;
    result.error = cat("the number of attributes must be from 0 to ", most_attributes);
    return result;
  }
  return Ruler(request, listener).measure();
}

}  // namespace slotscope
