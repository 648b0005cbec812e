// What the commands share: arguments of one kind, output, messages.
#pragma once

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "course/evaluate/evaluator.hpp"
#include "course/load/loader.hpp"
#include "course/model.hpp"
#include "course/progress/store.hpp"
#include "engine/engine.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace slotscope::cli {

/// Exit statuses: as Unix programs use them.
inline constexpr int done = 0;
inline constexpr int failed = 1;   ///< the answer is no: a program that raised, a check that found something
inline constexpr int misused = 2;  ///< the arguments or files were not usable

/// Prints "slotscope: sentence" on stderr; answers `status`.
int refuse(std::string_view sentence, int status = misused);
void print(std::string_view text);

/// --python V; `all` allowed where several versions make sense.
struct VersionChoice {
  std::vector<Version> versions{default_version};
  bool all = false;
  Version one() const { return versions.front(); }
};
void add_version(CLI::App& command, VersionChoice& choice);
void add_versions(CLI::App& command, VersionChoice& choice);

/// The text of a file, or of stdin for "-"; refuses when it cannot be read.
std::optional<std::string> read_source(const std::string& path);
/// Writes to the file, or to stdout when `path` is empty or "-".
int write_result(const std::string& path, std::string_view text);

/// --lessons DIR, else $SLOTSCOPE_LESSONS, else the lessons that came with the program.
void add_lessons_folder(CLI::App& command, std::string& folder);
/// Loads the course; when `quiet`, what is wrong with it is left to `lessons check`.
course::LoadResult load(const std::string& folder);
/// The learner's progress; its messages are printed on stderr.
std::unique_ptr<course::ProgressStore> open_progress();

/// Stops at Ctrl+C; the flag that is set then.
const std::atomic<bool>& interrupted();

// The commands. Each adds itself to the program; when it was chosen it leaves its exit status in `status`.
void add_exec(CLI::App& program, std::vector<std::string>& arguments, int& status);
void add_dis(CLI::App& program, int& status);
void add_layout(CLI::App& program, int& status);
void add_measure(CLI::App& program, int& status);
void add_advise(CLI::App& program, int& status);
void add_grade(CLI::App& program, int& status);
void add_quiz(CLI::App& program, int& status);
void add_lessons(CLI::App& program, int& status);
void add_interchange(CLI::App& lessons, int& status);
void add_progress(CLI::App& program, int& status);

/// Where the arguments of an `exec` program begin in `words`; those before are options and the program itself.
std::size_t program_end(const std::vector<std::string>& words);

}  // namespace slotscope::cli
