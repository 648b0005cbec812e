// Records a program on a thread of its own and answers questions about a moment of it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "ui/pages/page_work.hpp"
#include "ui/pages/stepping/recording.hpp"

namespace slotscope::stepping {

struct RecordedProgram {
  std::string source;
  Version version = default_version;
  std::string file_name = "playground.py";
  std::vector<std::string> input_lines;
  friend bool operator==(const RecordedProgram&, const RecordedProgram&) = default;
};

/// What a program wrote, in order.
struct Written {
  Stream stream = Stream::Output;
  std::string text;
};

class Recorder {
 public:
  explicit Recorder(Deliveries& window) : work_(window) {}
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  /// Begins anew; what was recorded before is dropped.
  void record(RecordedProgram program);
  /// Ends the recording where it is.
  void stop();
  /// Forgets everything.
  void clear();
  /// Takes in what has arrived; to be called once a frame. True when there is something new.
  bool update();
  bool busy() const { return work_.busy(); }
  bool is_recording() const { return recording_now_; }

  const RecordedProgram& program() const { return program_; }
  const Recording& recording() const { return recording_; }
  const std::vector<Written>& output() const { return output_; }

  /// Asks how `expression` would be looked up at a moment; the answer arrives with an update.
  void look_up(std::size_t moment, std::string expression);
  const std::vector<LookupStep>& lookup() const { return lookup_; }
  bool is_looking_up() const { return looking_up_; }

 private:
  struct Batch;
  void take(Batch& batch);
  void record_moments(const RecordedProgram& program, unsigned generation, const std::stop_token& stop);

  RecordedProgram program_;
  Recording recording_;
  std::vector<Written> output_;
  std::vector<LookupStep> lookup_;
  bool recording_now_ = false;
  bool looking_up_ = false;
  bool news_ = false;
  unsigned generation_ = 0;
  std::stop_source stop_{std::nostopstate};
  PageWork work_;
};

}  // namespace slotscope::stepping
