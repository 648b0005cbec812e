// A program's run as a row of moments, one before each line, that can be looked at in any order.
//
// Objects that did not change from one moment to the next are shared between them, and so are the names of a frame, in
// pieces: a recording grows with what the program does, not with the size of its heap or the number of its names times
// the number of its steps. Every moment is of the same run: an object keeps its identity over all of them, which is
// what keeps a diagram steady in both directions.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "engine/engine.hpp"

namespace slotscope::stepping {

struct RecordedFrame {
  using Names = decltype(FrameView::locals);

  std::string function;
  std::string file;
  int line = 0;
  std::vector<std::shared_ptr<const Names>> pieces;  ///< all full but the last

  FrameView view() const;
};

struct Moment {
  int line = 0;  ///< about to run; 0 once the program has ended
  std::vector<RecordedFrame> frames;
  std::vector<std::shared_ptr<const ObjectView>> objects;
  std::size_t omitted_objects = 0;
  std::int64_t traced_bytes = 0;
  std::size_t output = 0;             ///< how many bytes had been written before it
  std::vector<std::string> observed;  ///< what looking changed on the way here
};

/// How a recorded program ended.
struct Ending {
  RunResult run;
  bool cut = false;  ///< the program goes on, the recording does not
};

class Recording {
 public:
  explicit Recording(Version version = default_version) : version_(version) {}

  void append(Moment moment) { moments_.push_back(std::move(moment)); }
  void end(Ending ending) { ending_ = std::move(ending); }

  std::size_t size() const { return moments_.size(); }
  bool empty() const { return moments_.empty(); }
  const Moment& operator[](std::size_t index) const { return moments_[index]; }
  const std::optional<Ending>& ending() const { return ending_; }

  Snapshot snapshot(std::size_t index) const;
  SnapshotDifference difference(std::size_t from, std::size_t to) const;

  // Moments to go to; the last one when there is none further on, the first when there is none before.
  /// The next moment in this frame or one outside it: calls are stepped over.
  std::size_t over(std::size_t from) const;
  /// The next moment outside this frame.
  std::size_t out(std::size_t from) const;
  /// The next moment at one of these lines.
  std::size_t to_line(std::size_t from, const std::set<int>& lines) const;
  /// The moment before at one of these lines.
  std::size_t back_to_line(std::size_t from, const std::set<int>& lines) const;

 private:
  Version version_;
  std::vector<Moment> moments_;
  std::optional<Ending> ending_;
};

/// Makes moments of snapshots, sharing with the moment before what did not change.
class MomentMaker {
 public:
  Moment make(Snapshot snapshot, std::size_t output);
  /// Objects kept so far, those shared counted once.
  std::size_t kept() const { return kept_; }

 private:
  RecordedFrame recorded(FrameView frame, const RecordedFrame* before) const;

  std::vector<RecordedFrame> last_frames_;
  std::vector<std::shared_ptr<const ObjectView>> last_;
  std::size_t kept_ = 0;
};

/// What a step did, in one line: "2 new objects, 1 changed, +392 bytes".
std::string summary_of(const SnapshotDifference& difference);

/// Attribute accesses that stand in a line of source, "self.x" for one, in order and without repeats.
std::vector<std::string> attribute_accesses(std::string_view line);

}  // namespace slotscope::stepping
