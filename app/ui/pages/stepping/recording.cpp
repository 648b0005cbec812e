// Keeps the moments of a run.
#include "ui/pages/stepping/recording.hpp"

#include <algorithm>
#include <cctype>
#include <unordered_map>

#include "ui/widgets/plot/axis.hpp"

namespace slotscope::stepping {

namespace {

bool same(const Part& a, const Part& b) {
  return a.kind == b.kind && a.block == b.block && a.offset == b.offset && a.bytes == b.bytes && a.target == b.target &&
         a.name == b.name && a.value == b.value && a.note == b.note;
}

bool same(const Reference& a, const Reference& b) {
  return a.target == b.target && a.storage == b.storage && a.label == b.label;
}

template <typename Item>
bool same(const std::vector<Item>& a, const std::vector<Item>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Item& x, const Item& y) { return same(x, y); });
}

bool same(const ObjectView& a, const ObjectView& b) {
  return a.id == b.id && a.type_id == b.type_id && a.shape == b.shape && a.sizeof_bytes == b.sizeof_bytes &&
         a.allocated_bytes == b.allocated_bytes && a.reference_count == b.reference_count && a.immortal == b.immortal &&
         a.tracked_by_gc == b.tracked_by_gc && a.dict_materialized == b.dict_materialized && a.omitted == b.omitted &&
         a.type == b.type && a.repr == b.repr && a.mro == b.mro && a.members == b.members && same(a.parts, b.parts) &&
         same(a.references, b.references);
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return plot::with_thousands(static_cast<double>(count)) + ' ' + std::string(count == 1 ? one : many);
}

}  // namespace

FrameView RecordedFrame::view() const {
  FrameView frame{function, file, line, {}};
  for (const auto& piece : pieces) frame.locals.insert(frame.locals.end(), piece->begin(), piece->end());
  return frame;
}

Snapshot Recording::snapshot(std::size_t index) const {
  const Moment& moment = moments_[index];
  Snapshot snapshot;
  snapshot.version = version_;
  snapshot.step = index + 1;
  snapshot.line = moment.line;
  for (const RecordedFrame& frame : moment.frames) snapshot.frames.push_back(frame.view());
  snapshot.objects.reserve(moment.objects.size());
  for (const auto& object : moment.objects) snapshot.objects.push_back(*object);
  snapshot.omitted_objects = moment.omitted_objects;
  snapshot.traced_bytes = moment.traced_bytes;
  return snapshot;
}

SnapshotDifference Recording::difference(std::size_t from, std::size_t to) const {
  return compare(snapshot(from), snapshot(to));
}

std::size_t Recording::over(std::size_t from) const {
  const std::size_t depth = moments_[from].frames.size();
  for (std::size_t at = from + 1; at < moments_.size(); ++at) {
    if (moments_[at].frames.size() <= depth) return at;
  }
  return moments_.size() - 1;
}

std::size_t Recording::out(std::size_t from) const {
  const std::size_t depth = moments_[from].frames.size();
  for (std::size_t at = from + 1; at < moments_.size(); ++at) {
    if (moments_[at].frames.size() < depth) return at;
  }
  return moments_.size() - 1;
}

std::size_t Recording::to_line(std::size_t from, const std::set<int>& lines) const {
  for (std::size_t at = from + 1; at < moments_.size(); ++at) {
    if (lines.contains(moments_[at].line)) return at;
  }
  return moments_.size() - 1;
}

std::size_t Recording::back_to_line(std::size_t from, const std::set<int>& lines) const {
  for (std::size_t at = from; at-- > 0;) {
    if (lines.contains(moments_[at].line)) return at;
  }
  return 0;
}

RecordedFrame MomentMaker::recorded(FrameView frame, const RecordedFrame* before) const {
  constexpr std::size_t names_of_a_piece = 64;
  RecordedFrame result{std::move(frame.function), std::move(frame.file), frame.line, {}};
  for (std::size_t begin = 0; begin < frame.locals.size(); begin += names_of_a_piece) {
    const auto first = frame.locals.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last =
        frame.locals.begin() + static_cast<std::ptrdiff_t>(std::min(begin + names_of_a_piece, frame.locals.size()));
    const std::size_t index = result.pieces.size();
    const bool known = before && index < before->pieces.size() &&
                       std::equal(first, last, before->pieces[index]->begin(), before->pieces[index]->end());
    result.pieces.push_back(known ? before->pieces[index] : std::make_shared<const RecordedFrame::Names>(first, last));
  }
  return result;
}

Moment MomentMaker::make(Snapshot snapshot, std::size_t output) {
  Moment moment;
  moment.line = snapshot.line;
  for (std::size_t depth = 0; depth < snapshot.frames.size(); ++depth) {
    const RecordedFrame* before = depth < last_frames_.size() ? &last_frames_[depth] : nullptr;
    moment.frames.push_back(recorded(std::move(snapshot.frames[depth]), before));
  }
  last_frames_ = moment.frames;
  moment.omitted_objects = snapshot.omitted_objects;
  moment.traced_bytes = snapshot.traced_bytes;
  moment.output = output;
  moment.objects.reserve(snapshot.objects.size());
  std::unordered_map<ObjectId, const std::shared_ptr<const ObjectView>*> before;
  for (const auto& object : last_) before.emplace(object->id, &object);
  for (ObjectView& object : snapshot.objects) {
    const auto found = before.find(object.id);
    if (found != before.end() && same(**found->second, object)) {
      moment.objects.push_back(*found->second);
    } else {
      moment.objects.push_back(std::make_shared<const ObjectView>(std::move(object)));
      ++kept_;
    }
  }
  last_ = moment.objects;
  return moment;
}

std::string summary_of(const SnapshotDifference& difference) {
  std::string text;
  const auto add = [&text](const std::string& what) { text += (text.empty() ? "" : ", ") + what; };
  if (!difference.created.empty()) add(counted(difference.created.size(), "new object", "new objects"));
  if (!difference.changed.empty()) add(counted(difference.changed.size(), "changed", "changed"));
  if (!difference.destroyed.empty()) add(counted(difference.destroyed.size(), "gone", "gone"));
  if (text.empty()) return "Nothing changed";
  if (difference.bytes != 0)
    add((difference.bytes > 0 ? "+" : "\u2212") +
        plot::with_thousands(static_cast<double>(std::abs(difference.bytes))) + " bytes");
  return text;
}

std::vector<std::string> attribute_accesses(std::string_view line) {
  const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  const auto starts_name = [](char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  std::vector<std::string> found;
  std::size_t at = 0;
  while (at < line.size() && line[at] != '#') {
    if (line[at] == '\'' || line[at] == '"') {
      const std::size_t end = line.find(line[at], at + 1);
      at = end == std::string_view::npos ? line.size() : end + 1;
      continue;
    }
    if (!starts_name(line[at]) || (at > 0 && (is_word(line[at - 1]) || line[at - 1] == '.'))) {
      ++at;
      continue;
    }
    std::size_t end = at;
    bool dotted = false;
    while (end < line.size() && is_word(line[end])) ++end;
    while (end + 1 < line.size() && line[end] == '.' && starts_name(line[end + 1])) {
      dotted = true;
      ++end;
      while (end < line.size() && is_word(line[end])) ++end;
    }
    std::string text(line.substr(at, end - at));
    if (dotted && std::find(found.begin(), found.end(), text) == found.end()) found.push_back(std::move(text));
    at = end;
  }
  return found;
}

}  // namespace slotscope::stepping
