// The one public header of the object-model engine: run a program, step through it, look at its objects, measure it.
//
// An `Engine` is one Python interpreter of one chosen version (3.8 to 3.14). It knows nothing of windows or lessons and
// reaches the outside world only through its `Host`. Engines are independent of each other: several may run at once in
// different threads, but one engine belongs to one thread at a time. What it hands out are plain values: no pointer
// into the interpreter ever leaves it, so results may be kept, compared and passed between threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace slotscope {

// ---- versions -----------------------------------------------------------------------------------------------------

/// A modelled Python release, 3.8 to 3.14, known by its minor number.
struct Version {
  int minor = 13;
  friend bool operator==(Version, Version) = default;
  friend auto operator<=>(Version, Version) = default;
};

inline constexpr Version oldest_version{8};
inline constexpr Version newest_version{14};
inline constexpr Version default_version{13};

/// "3.13".
std::string to_string(Version version);
/// Reads "3.13"; nothing when the text names no modelled version.
std::optional<Version> parse_version(std::string_view text);
/// All modelled versions, oldest first.
std::vector<Version> all_versions();

// ---- the outside world --------------------------------------------------------------------------------------------

enum class Stream { Output, Error };

/// How far a run has come; reported about thirty times a second while a program runs.
struct Progress {
  std::uint64_t instructions = 0;
  double seconds = 0;
  std::size_t memory = 0;  ///< bytes the modelled Python would hold
  int line = 0;
};

/// What the engine may ask of the world outside. The defaults read nothing and never stop.
class Host {
 public:
  virtual ~Host() = default;
  virtual void write(Stream stream, std::string_view text) = 0;
  /// One line for input() without its newline; nothing at the end of the input.
  virtual std::optional<std::string> read_line() { return std::nullopt; }
  /// Asked many times a second; may be called from the engine's thread only.
  virtual bool stop_requested() { return false; }
  virtual void progress(const Progress&) {}
};

/// A host that keeps what was written; for tests, grading and checks.
class CapturingHost : public Host {
 public:
  void write(Stream stream, std::string_view text) override;
  std::optional<std::string> read_line() override;

  std::string output;
  std::string error;
  std::vector<std::string> input_lines;  ///< what input() will read, first line first

 private:
  std::size_t next_line_ = 0;
};

/// Bounds of one run; zero means no bound.
struct Limits {
  std::uint64_t instructions = 0;
  double seconds = 0;
  std::size_t memory = 2'000'000'000;  ///< bytes, the larger of modelled and really used
  std::size_t output = 64'000'000;     ///< bytes written in all
  int recursion = 1000;                ///< what sys.getrecursionlimit() starts with
};

struct Settings {
  Version version = default_version;
  Limits limits;
  std::string file_name = "<string>";  ///< as tracebacks print it
  std::string script;                  ///< sys.argv[0], where that is not the file's name
  std::vector<std::string> arguments;  ///< sys.argv[1:]
  std::optional<double> fixed_clock;   ///< when set, time starts here and moves by instructions only
  bool trace_memory = false;           ///< account every block from the start, as the snapshots and rulers need
};

// ---- results ------------------------------------------------------------------------------------------------------

/// A place in the learner's source. Lines count from 1, columns (in characters) from 0; end is exclusive.
struct Place {
  int line = 0;
  int column = 0;
  int end_line = 0;
  int end_column = 0;
};

/// An uncaught exception, in parts and as the chosen version prints it.
struct ExceptionReport {
  std::string type;                                   ///< "AttributeError"
  std::string message;                                ///< str(exception)
  std::string traceback;                              ///< the whole text that goes to stderr
  Place place;                                        ///< innermost place within the learner's own file
  std::vector<std::pair<std::string, Place>> frames;  ///< function name and place, outermost first
};

enum class Outcome {
  Finished,
  Raised,   ///< an uncaught exception, a SyntaxError included
  Exited,   ///< sys.exit()
  Paused,   ///< at a step or a breakpoint; resume with another step
  Stopped,  ///< the host asked
  OutOfTime,
  OutOfInstructions,
  OutOfMemory,  ///< the limit was hit outside anything the program could have caught
  TooMuchOutput,
};

struct RunResult {
  Outcome outcome = Outcome::Finished;
  int exit_status = 0;
  std::string message;  ///< for a limit: what a learner is told (which line, how many turns, how much so far)
  std::optional<ExceptionReport> exception;
  std::uint64_t instructions = 0;
  double seconds = 0;
  std::size_t peak_memory = 0;  ///< bytes the modelled Python held at the most
  /// While stepping: what changed since the last pause because the program looked at it, as sentences.
  std::vector<std::string> observed;
};

/// The value of an expression, or why there is none.
struct Evaluation {
  bool ok = false;
  std::string type;  ///< type's name
  std::string repr;
  std::string text;  ///< str(value)
  std::optional<ExceptionReport> exception;
  RunResult run;  ///< how the evaluation ended (a limit may have stopped it)
};

// ---- looking at objects -------------------------------------------------------------------------------------------

using ObjectId = std::uint64_t;  ///< what id() answers

enum class PartKind {
  GcHead,
  ManagedPreHeader,
  RefCount,
  TypePointer,
  Slot,
  InlineValues,
  InlineValue,
  DictPointer,
  WeakrefPointer,
  WeakrefList,
  DictObject,
  KeyTableHeader,
  IndexTable,
  Entry,
  FreeEntries,
  SharedKeys,
  Size,
  Items,
  ItemsBuffer,
  Payload,
  Padding,
  Spare,
};

/// Which block of memory a part lies in.
enum class BlockKind { Object, ValuesArray, Dict, KeyTable, ItemsBuffer, Other };

/// One run of bytes inside an object or one of its own blocks.
struct Part {
  PartKind kind = PartKind::Payload;
  BlockKind block = BlockKind::Object;
  std::int64_t offset = 0;  ///< from the object's address (pre-headers are negative), or from its block's start
  std::int64_t bytes = 0;
  std::string name;     ///< "refcount", "slot x"
  std::string value;    ///< what stands there now, shortened
  std::string note;     ///< a sentence that explains it
  ObjectId target = 0;  ///< the object it points to, if it does
};

/// A named reference from one object to another, as a diagram draws it.
struct Reference {
  std::string label;  ///< attribute, "[3]", "['key']", "__class__"
  ObjectId target = 0;
  enum class Storage { Slot, InlineValue, DictEntry, Item, Other } storage = Storage::Other;
};

struct ObjectView {
  ObjectId id = 0;
  std::string type;  ///< name of its type
  ObjectId type_id = 0;
  std::string repr;  ///< shortened; never runs the learner's code
  enum class Shape {
    Plain,
    Number,
    Text,
    Sequence,
    Mapping,
    Set,
    Instance,
    Class,
    Function,
    Method,
    Module,
    Other
  } shape = Shape::Plain;
  std::int64_t sizeof_bytes = 0;     ///< sys.getsizeof
  std::int64_t allocated_bytes = 0;  ///< what the modelled allocator handed out for it and the blocks it alone owns
  std::int64_t reference_count = 0;
  bool immortal = false;
  bool tracked_by_gc = false;
  bool dict_materialized = false;     ///< the instance has a dict object of its own now
  std::vector<Part> parts;            ///< in address order, block by block; their bytes add up to allocated_bytes
  std::vector<Reference> references;  ///< at most `SnapshotOptions::max_items`
  std::size_t omitted = 0;            ///< references left out
  std::vector<std::string> mro;       ///< for classes
  std::vector<std::string> members;   ///< for classes: names of the member descriptors (slots)
};

struct FrameView {
  std::string function;
  std::string file;
  int line = 0;
  std::vector<std::pair<std::string, ObjectId>> locals;  ///< in order of first binding
};

/// The reachable heap at one moment: an immutable value.
struct Snapshot {
  Version version;
  std::uint64_t step = 0;
  int line = 0;
  std::vector<FrameView> frames;    ///< outermost first; the first holds the globals
  std::vector<ObjectView> objects;  ///< reachable from the frames, in order of discovery
  std::size_t omitted_objects = 0;
  std::int64_t traced_bytes = 0;  ///< what tracemalloc would report now

  const ObjectView* find(ObjectId id) const;
};

struct SnapshotOptions {
  std::size_t max_objects = 2000;
  std::size_t max_items = 64;
  bool include_classes = true;
  bool include_modules = false;
};

/// What happened between two snapshots.
struct SnapshotDifference {
  std::vector<ObjectId> created;
  std::vector<ObjectId> destroyed;
  std::vector<ObjectId> changed;
  std::vector<std::string>
      notes;  ///< sentences, the observer effect among them: "reading o.__dict__ made a dict object: +64 bytes"
  std::int64_t bytes = 0;
};
SnapshotDifference compare(const Snapshot& before, const Snapshot& after);
/// How the sentences about the observer effect begin, in a difference and in `RunResult::observed`.
inline constexpr std::string_view observed_beginning = "Looking changed it:";

/// One step of an attribute lookup, as CPython takes it.
struct LookupStep {
  std::string action;  ///< "look for 'x' in type(o).__mro__"
  std::string place;   ///< "Point.__dict__"
  std::string result;  ///< "found member descriptor: a data descriptor, so it wins"
  bool decisive = false;
};

// ---- the engine ---------------------------------------------------------------------------------------------------

enum class StepMode {
  Into,         ///< to the next line, entering calls
  Over,         ///< to the next line of this frame
  Out,          ///< until this frame returns
  Instruction,  ///< one instruction
  Continue,     ///< to a breakpoint or the end
};

class Engine {
 public:
  Engine(Settings settings, Host& host);
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  const Settings& settings() const;

  /// Runs a whole program as `__main__` to its end; its namespace stays for evaluate, execute and snapshot.
  RunResult run(std::string_view source);

  /// Runs more statements in the namespace of `__main__` (or of `frame` while paused, 0 = innermost).
  RunResult execute(std::string_view source, std::string_view file_name = "<input>");
  /// Evaluates one expression there; the learner's code may run.
  Evaluation evaluate(std::string_view expression, std::size_t frame = 0);

  /// Runs statements in a namespace apart, which programs can neither name nor reach: its built-ins are a copy made
  /// when the engine was, its frames are skipped by everything that shows frames. Grading stands on it. Its variable
  /// `program` is the namespace of `__main__`.
  RunResult execute_hidden(std::string_view source);
  /// Evaluates one expression there.
  Evaluation evaluate_hidden(std::string_view expression);

  /// Compiles only; the SyntaxError when it does not.
  std::optional<ExceptionReport> check_syntax(std::string_view source);
  /// The engine's own code for a program, readably.
  std::string disassemble(std::string_view source);

  // Stepping. `start` loads a program and pauses before its first line. Each pause has a step number; any earlier one
  // can be gone back to (the run is replayed: clock, hashes and random numbers are the same each time).
  RunResult start(std::string_view source);
  RunResult step(StepMode mode);
  RunResult go_to(std::uint64_t step);
  std::uint64_t current_step() const;
  void set_breakpoints(std::vector<int> lines);

  Snapshot snapshot(const SnapshotOptions& options = {});
  /// One object, the value of an expression in `__main__`.
  std::optional<ObjectView> look_at(std::string_view expression, ExceptionReport* why_not = nullptr);
  /// How `expression` (an attribute access, "o.x") is looked up, step by step, without changing anything.
  std::vector<LookupStep> explain_lookup(std::string_view expression);

 private:
  struct Implementation;
  std::unique_ptr<Implementation> implementation_;
};

// ---- source text --------------------------------------------------------------------------------------------------

enum class TokenClass {
  Keyword,
  SoftKeyword,
  Name,
  Builtin,
  Definition,
  Number,
  String,
  Comment,
  Operator,
  Decorator,
  Error,
  Plain
};

struct HighlightSpan {
  std::uint32_t start = 0;  ///< byte offset
  std::uint32_t length = 0;
  TokenClass token = TokenClass::Plain;
};

/// Colours for an editor; accepts any text, broken programs included.
std::vector<HighlightSpan> highlight(std::string_view source, Version version = default_version);

// ---- rulers -------------------------------------------------------------------------------------------------------

enum class InstanceKind {
  Regular,
  Slotted,
  Dataclass,
  DataclassSlots,
  NamedTuple,
  Tuple,
  Dict,
  SlottedDict,
  SlottedWeakref,
  List,
  SimpleNamespace
};
enum class Values { Shared, Distinct };

struct MeasureRequest {
  Version version = default_version;
  InstanceKind kind = InstanceKind::Regular;
  int attributes = 3;
  std::uint64_t instances = 1'000'000;
  bool touch_dict = false;
  Values values = Values::Shared;
};

struct MeasurePoint {
  std::uint64_t instances = 0;
  std::int64_t getsizeof_bytes = 0;  ///< sum of sys.getsizeof(o)
  std::int64_t naive_bytes = 0;      ///< with getsizeof(o.__dict__) added as the often repeated advice does
  std::int64_t traced_bytes = 0;     ///< tracemalloc's difference
  std::int64_t process_bytes = 0;    ///< estimate: size classes, pools, arenas
  std::vector<std::pair<std::string, std::int64_t>> by_part;  ///< part's name and bytes; sum = traced_bytes
  double seconds = 0;                                         ///< engine time spent so far
  bool projected = false;                                     ///< computed from the points before, not created
};

struct MeasureResult {
  MeasureRequest request;
  std::vector<MeasurePoint> points;  ///< on a 1-2-5 scale up to the wished count
  std::string error;                 ///< why there are none (slots=True on 3.9, ...)
  bool cancelled = false;
};

std::string to_string(InstanceKind kind);
std::optional<InstanceKind> parse_instance_kind(std::string_view text);

/// Told each point as it is reached and asked whether to go on.
class MeasureListener {
 public:
  virtual ~MeasureListener() = default;
  virtual bool on_point(const MeasurePoint& point) = 0;
  /// Asked many times a second, between two points too.
  virtual bool stop_requested() { return false; }
};

/// Creates the instances on an engine and reads every ruler. The listener may be null.
MeasureResult measure(const MeasureRequest& request, MeasureListener* listener = nullptr);

// ---- advice -------------------------------------------------------------------------------------------------------

struct AdviceFinding {
  enum class Severity { Breaks, Costs, Note } severity = Severity::Note;
  std::string code;  ///< "undeclared-attribute", "cached-property", ...
  Place place;
  std::string message;  ///< what would break, and what to do
};

struct ClassAdvice {
  std::string name;
  Place place;
  std::vector<std::string> attributes;  ///< the slots it would declare
  bool already_slotted = false;
  std::int64_t bytes_now = 0;  ///< per instance, really allocated
  std::int64_t bytes_slotted = 0;
  std::vector<AdviceFinding> findings;
  std::string rewritten;  ///< the class with slots, as source; empty when it should stay as it is
  std::string verdict;    ///< one sentence
};

struct Advice {
  Version version;
  std::vector<ClassAdvice> classes;
  std::optional<ExceptionReport> problem;  ///< the program could not be read or run
};

/// "Would slots break my class?", for every class in a program.
Advice advise(std::string_view source, const Settings& settings);

}  // namespace slotscope
